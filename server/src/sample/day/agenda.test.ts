import { expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { newAgenda } from './agenda.ts';
import type { Move } from './next-move.ts';

function aMove(caseId: string, version: number, at: number): Move {
  return { caseId, version, at, actor: systemActor, action: 'file', given: () => ({ input: {}, photos: [] }) };
}

test('what is due comes earliest first and no more than asked for', () => {
  const agenda = newAgenda();
  for (const [id, at] of [
    ['a', 30],
    ['b', 10],
    ['c', 20],
    ['d', 99],
  ] as const)
    agenda.put(id, 1, aMove(id, 1, at));
  expect(agenda.due(50, 2).map(({ caseId }) => caseId)).toEqual(['b', 'c']);
});

test('a case that a person has touched is looked at again, one without a move only then', () => {
  const agenda = newAgenda();
  agenda.put('a', 1, aMove('a', 1, 10));
  agenda.put('b', 1, null);
  const open = (a: number, b: number) => [
    { id: 'a', version: a },
    { id: 'b', version: b },
    { id: 'new', version: 1 },
  ];
  expect(agenda.compare(open(1, 1))).toEqual(['new']);
  expect(agenda.compare(open(2, 1))).toEqual(['a', 'new']);
  expect(agenda.compare(open(1, 3))).toEqual(['b', 'new']);
});

test('a case that is no longer open is forgotten', () => {
  const agenda = newAgenda();
  agenda.put('a', 1, aMove('a', 1, 10));
  expect([agenda.compare([]), agenda.size(), agenda.due(99, 9)]).toEqual([[], 0, []]);
});
