import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Laying, layLines } from './lay-lines.ts';

const laying: Laying = { width: 100, indent: 20, justify: true, tight: 0, measure: (text) => text.length * 10 };
const lines = (text: string) =>
  layLines([{ text, key: null }], laying).map(({ runs }) => runs.map((run) => run.text).join(''));

test('a line never begins with a stop nor ends with an opening bracket', () => {
  expect(lines('一二三四五六七八，九十')).toEqual(['一二三四五六七', '八，九十']);
  expect(lines('一二三四五六七（八）')).toEqual(['一二三四五六七', '（八）']);
});

test('a number is not torn apart', () => {
  expect(lines('一二三四五六93.72%')).toEqual(['一二三四五六', '93.72%']);
});

test('a word longer than a line goes on in the next', () => {
  expect(lines('abcdefghijklmnopqrst')).toEqual(['abcdefgh', 'ijklmnopqr', 'st']);
});

test('a line that a long word left half empty is not drawn apart', () => {
  const stretches = layLines([{ text: '城城城城3.4%城”AB3.4%3.4%，全镇', key: null }], laying).map(
    ({ stretch }) => stretch,
  );
  expect(stretches).toEqual([0, 0, 0, 0]);
});

test('nothing is lost or doubled, and lines are as wide as the page but for the last', () => {
  const said = fc.array(fc.constantFrom('城', '运', '，', '。', '（', '）', '12', '3.4%', 'AB', '“', '”'), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(said, (pieces) => {
      const text = pieces.join('');
      const laid = layLines([{ text, key: null }], laying);
      expect(laid.flatMap(({ runs }) => runs.map((run) => run.text)).join('')).toBe(text);
      for (const { runs } of laid.slice(1, -1)) {
        const width = runs.reduce((sum, run) => sum + run.width, 0);
        expect(width).toBeLessThanOrEqual(laying.width + 10 * 6);
      }
    }),
  );
});

test('a figure keeps its place in the line', () => {
  const [line] = layLines(
    [
      { text: '共', key: null },
      { text: '77', key: 'tickets' },
      { text: '件', key: null },
    ],
    laying,
  );
  expect(line?.runs).toEqual([
    { text: '共', key: null, x: 20, width: 10 },
    { text: '77', key: 'tickets', x: 30, width: 20 },
    { text: '件', key: null, x: 50, width: 10 },
  ]);
});
