import { expect, test } from 'vitest';
import { historyCsv } from './history-csv.ts';

test('a curve is a file of its steps', () => {
  const step = { at: '2026-11-25T00:00:00.000Z', n: 2, mean: 1.5, min: 1, max: 2 };
  expect(historyCsv([step], ['Time', 'Mean, °C'])).toBe(
    '\uFEFFTime,"Mean, °C"\r\n2026-11-25T00:00:00.000Z,1.5,1,2,2\r\n',
  );
});
