import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWallTime, timeReader } from './wall-time.ts';

const shanghai = timeReader('Asia/Shanghai');
const boston = timeReader('America/New_York');

test.each([
  ['2026-05-08', '2026-05-07T16:00:00.000Z'],
  ['2026/5/8 8:05', '2026-05-08T00:05:00.000Z'],
  ['2026.05.08 16:20:30', '2026-05-08T08:20:30.000Z'],
  ['2026-05-08T16:20:00', '2026-05-08T08:20:00.000Z'],
  ['2026-05-08T16:20:00.123+02:00', '2026-05-08T14:20:00.000Z'],
  ['2026-05-08 08:20:00Z', '2026-05-08T08:20:00.000Z'],
  ['2026年5月8日', '2026-05-07T16:00:00.000Z'],
  ['2026年5月8日 16时20分30秒', '2026-05-08T08:20:30.000Z'],
  ['2026年5月8日16:20', '2026-05-08T08:20:00.000Z'],
  ['20260508', '2026-05-07T16:00:00.000Z'],
  ['20260508162030', '2026-05-08T08:20:30.000Z'],
  ['２０２６－０５－０８　１６：２０', '2026-05-08T08:20:00.000Z'],
  ['2026-05-08 24:00', '2026-05-08T16:00:00.000Z'],
  ['46150', '2026-05-07T16:00:00.000Z'],
  ['46150.680902777778', '2026-05-08T08:20:30.000Z'],
])('%s is read by the clock of the town', (text, expected) => {
  expect(shanghai(text)?.toISOString()).toBe(expected);
});

test.each([
  '',
  'x',
  '5/8/2026',
  '2026-13-01',
  '2026-02-29',
  '2026-05-08 25:00',
  '2026-05-08 16:61',
  '2026',
  '昨天',
  '12345',
  '99999',
  '46150.',
])('"%s" is no time', (text) => expect(parseWallTime(text)).toBeUndefined());

test('a wall time that comes twice is its first coming, one left out is read by the clock before', () => {
  expect(boston('2011-11-06 01:30:00')?.toISOString()).toBe('2011-11-06T05:30:00.000Z');
  expect(boston('2011-03-13 02:30:00')?.toISOString()).toBe('2011-03-13T07:30:00.000Z');
});

test('what the wall clock of a zone shows is read back as the same instant', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/New_York',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 1_893_456_000 }), (seconds) => {
      const wall = format.format(seconds * 1000);
      const read = boston(wall);
      expect(read && format.format(read)).toBe(wall);
    }),
    { numRuns: 300 },
  );
});

test('any text is a time or none, and never an invalid one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,5}[-/年]\d{1,3}[-/月]\d{1,3}.{0,12}$/)), (text) => {
      const time = shanghai(text);
      if (time) expect(Number.isNaN(time.getTime())).toBe(false);
    }),
  );
});
