import { expect, test } from 'vitest';
import { span } from '../../figures/named-span.ts';
import { asksOf } from './asks.ts';

const making = { at: new Date('2026-11-22T18:05:00Z'), zone: 'Asia/Shanghai' };
const asked = (id: string) => asksOf(span('week', '2026-11-16'), making).find((one) => one.id === id);

test('what a week was closed is held against what the week before was closed at the same time after its end', () => {
  expect(asked('closing-rate')?.narrow).toBeUndefined();
  expect(asked('closing-rate@before')?.narrow).toEqual({ 'as-of': '2026-11-15T18:05:00.000Z' });
  expect(asked('in-time-rate@before')?.narrow).toEqual({ 'as-of': '2026-11-15T18:05:00.000Z' });
  expect(asked('closed@year0')?.narrow).toEqual({ 'as-of': '2025-11-23T18:05:00.000Z' });
});

test('a clock that was put back between two weeks moves nothing: it is the same time after the end of each', () => {
  const berlin = { at: new Date('2026-10-25T23:30:00Z'), zone: 'Europe/Berlin' };
  const rate = asksOf(span('week', '2026-10-19'), berlin).find((one) => one.id === 'closing-rate@before');
  expect(rate?.narrow).toEqual({ 'as-of': '2026-10-18T22:30:00.000Z' });
});

test('five weeks that are over for different times, and what is not counted by closing, are asked as of now', () => {
  expect(asked('closing-rate@year1')?.narrow).toBeUndefined();
  expect(asked('reported@before')?.narrow).toBeUndefined();
});
