import { expect, test } from 'vitest';
import { aimsOf } from './aims.ts';

const goals = [
  {
    id: 'a',
    source: { kind: 'measure', measure: 'discovery.self-found' },
    runs: 'mean',
    targets: { 2026: 92, 2030: 96 },
  },
  { id: 'b', source: { kind: 'measure', measure: 'hotline.solved' }, runs: 'mean', targets: { 2026: 85 } },
  { id: 'c', source: { kind: 'entered' }, runs: 'sum', targets: { 2026: 32 } },
  { id: 'd', source: { kind: 'measure', measure: 'loop.filed' }, runs: 'sum', targets: { 2026: 9000 } },
] as const;

test('a measure that a year’s indicator is made from aims at what the plan says, or the town', () => {
  const own = new Map([['b', { targets: { 2026: 88 } }]]);
  expect([...aimsOf(goals, own, 2026)]).toEqual([
    ['discovery.self-found', 92],
    ['hotline.solved', 88],
  ]);
});

test('a target that the town took away is none', () => {
  const own = new Map([['b', { targets: { 2026: null } }]]);
  expect([...aimsOf(goals, own, 2027)]).toEqual([['discovery.self-found', 93]]);
});
