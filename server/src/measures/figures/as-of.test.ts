import { expect, test } from 'vitest';
import { FACTS_NOW, factsAsOf } from './as-of.ts';

const week = { from: new Date('2026-11-08T16:00:00Z'), to: new Date('2026-11-15T16:00:00Z') };
const closing = { basis: 'close', kind: 'share' } as const;

test('without an instant facts are read as they are', () => {
  expect(factsAsOf(undefined, closing, week)).toBe(FACTS_NOW);
  expect(factsAsOf(undefined, { basis: 'reported', kind: 'count' }, week)).toBe(FACTS_NOW);
});

test('what was closed since then is read as not closed', () => {
  const facts = factsAsOf('2026-11-16T02:05:00+08:00', closing, week);
  expect(facts).toContain(`closed_at >= timestamptz '2026-11-15T18:05:00.000Z' then 'open' else ended end as ended`);
  expect(facts).toContain(`then 'none' else close end as close`);
});

test('an instant within the period, one without its offset and a measure by another time are refused', () => {
  const refused = { code: 'bad-request' };
  const ask = (...asked: Parameters<typeof factsAsOf>) => expect(() => factsAsOf(...asked));
  ask('2026-11-15T15:59:59Z', closing, week).toThrow(expect.objectContaining(refused));
  ask('2026-11-16', closing, week).toThrow(expect.objectContaining(refused));
  ask("2026-11-16T00:00:00Z' or true", closing, week).toThrow(expect.objectContaining(refused));
  ask('2026-11-16T00:00:00Z', { basis: 'reported', kind: 'count' }, week).toThrow(expect.objectContaining(refused));
  ask('2026-11-16T00:00:00Z', { basis: 'close', kind: 'spread' }, week).toThrow(expect.objectContaining(refused));
});
