import { expect, test } from 'vitest';
import { asCsv } from './enter/table-file.ts';
import { daysOfMonth, goalText, lineValues, withUnit } from './goal-values.ts';

test('values stand with their decimals and thousands, and nothing as a dash', () => {
  expect([goalText(1234.5, 2), goalText(6000, 0), goalText(null, 2)]).toEqual(['1,234.50', '6,000', '—']);
  expect([
    withUnit(85, { decimals: 1 }, '%'),
    withUnit(3, { decimals: 0 }, '起'),
    withUnit(null, { decimals: 0 }, '%'),
  ]).toEqual([...['85.0%', '3 起', '—']]);
});

test('what adds up is drawn added up as far as it is known; a gap in it adds nothing', () => {
  expect(lineValues('sum', [1, 2, null, 4, null, null])).toEqual([1, 3, 3, 7, null, null]);
  expect(lineValues('mean', [1, null, 3])).toEqual([1, null, 3]);
  expect(lineValues('sum', [null, null])).toEqual([null, null]);
});

test('a month ends on its last day, also in leap years', () => {
  expect(['2026-02', '2028-02', '2026-12'].map((month) => daysOfMonth(month).to)).toEqual([
    ...['2026-02-28', '2028-02-29', '2026-12-31'],
  ]);
});

test('what is pasted from a spreadsheet becomes CSV, with commas and quotes kept inside their cells', () => {
  expect(asCsv('指标\t2026-10\n新增注册企业\t1,037\n"一"\t2')).toBe(
    '"指标","2026-10"\n"新增注册企业","1,037"\n"""一""","2"',
  );
  expect(asCsv('a,b\n1,2')).toBe('a,b\n1,2');
});
