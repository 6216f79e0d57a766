import type { FigureGroup } from '@chengyun/contract/measures-answer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowOf } from './flow-of.ts';

const words = {
  nameOf: ({ key }: { key: string }) => key.toUpperCase(),
  others: 'others',
  inTime: 'in time',
  late: 'late',
};

function group(source: string, kind: string, rows: number, denominator: number): FigureGroup {
  const keys: FigureGroup['keys'] = [
    { by: 'source', key: source, name: null },
    { by: 'class', key: kind, name: null },
  ];
  return { keys, value: null, numerator: rows, denominator, rows, before: null, yearBefore: null };
}

test('sources flow into classes, and classes into how they ended', () => {
  const flow = flowOf([group('patrol', 'a', 3, 4), group('phone', 'a', 1, 1)], words);
  expect(flow.links).toEqual([
    { from: 's patrol', to: 'c a', value: 4 },
    { from: 'c a', to: 'good', value: 4 },
    { from: 'c a', to: 'bad', value: 1 },
    { from: 's phone', to: 'c a', value: 1 },
  ]);
  expect(flow.nodes.map(({ name }) => name)).toEqual(['PATROL', 'A', 'PHONE', 'in time', 'late']);
  expect(flow.picks.get('s patrol>c a')).toEqual({ source: 'patrol', class: 'a', part: 'denominator' });
  expect(flow.picks.get('c a>bad')).toEqual({ class: 'a', part: 'rest' });
});

test('the tenth class and those after it go together and open no list of one class', () => {
  const groups = Array.from({ length: 12 }, (_, at) => group('patrol', `k${at}`, 1, 20 - at));
  const flow = flowOf(groups, words);
  expect(flow.nodes.filter(({ id }) => id.startsWith('c '))).toHaveLength(10);
  expect(flow.links.find(({ to }) => to === 'c rest')?.value).toBe(11 + 10 + 9);
  expect(flow.picks.has('s patrol>c rest')).toBe(false);
});

test('as much flows out of every class as into it', () => {
  const cell = fc.record({
    s: fc.integer({ max: 3, min: 0 }),
    k: fc.integer({ max: 14, min: 0 }),
    all: fc.nat(50),
    bad: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: ({ s, k }) => `${s} ${k}` }), (cells) => {
      const { links, nodes } = flowOf(
        cells.map(({ s, k, all, bad }) => group(`s${s}`, `k${k}`, Math.max(0, all - bad), all)),
        words,
      );
      const sum = (of: typeof links) => of.reduce((total, { value }) => total + value, 0);
      for (const { id } of nodes.filter((node) => node.id.startsWith('c '))) {
        expect(sum(links.filter(({ to }) => to === id))).toBe(sum(links.filter(({ from }) => from === id)));
      }
      expect(sum(links.filter(({ from }) => from.startsWith('s ')))).toBe(
        cells.reduce((total, { all }) => total + all, 0),
      );
    }),
  );
});
