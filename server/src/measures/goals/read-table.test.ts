import { expect, test } from 'vitest';
import { openGoalBook } from './goal-book.ts';
import { monthOf, readTable } from './read-table.ts';

const { goals } = await openGoalBook();
const table = (...rows: readonly (readonly string[])[]) =>
  readTable(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    goals,
    '2026-11-27',
  );
const told = ({ faults }: ReturnType<typeof table>) =>
  faults.map(({ line, what, why }) => `${line} ${what}：${why.zh}`);

test('indicators down and months across are read, whatever units, blanks and empty cells stand about them', () => {
  expect(
    table(
      ['指标', '2026-09', '2026年10月', '11月', '备注'],
      ['一般公共预算收入（亿元）', '2.15', '3.40', '', '快报'],
      ['新增注册企业 (户)', '1,037', '498', '—', ''],
      ['', '', '', '', ''],
    ),
  ).toEqual({
    values: [
      { goal: 'economy.revenue', month: '2026-09', value: 2.15 },
      { goal: 'economy.revenue', month: '2026-10', value: 3.4 },
      { goal: 'economy.new-firms', month: '2026-09', value: 1037 },
      { goal: 'economy.new-firms', month: '2026-10', value: 498 },
    ],
    faults: [],
  });
});

test('one value a line is read too, by name in either language or by id', () => {
  const { values } = table(
    ['Indicator', 'Month', 'Value'],
    ['Fires', '2026-10', '4'],
    ['safety.hazards-fixed', '2026/10', '98.5%'],
  );
  expect(values).toEqual([
    { goal: 'safety.fires', month: '2026-10', value: 4 },
    { goal: 'safety.hazards-fixed', month: '2026-10', value: 98.5 },
  ]);
});

test('what cannot be read is told by its line, and the rest is read', () => {
  const { values, faults } = table(
    ['指标', '2026-10'],
    ['新增岗位', '5'],
    ['结案率', '96'],
    ['火灾起数', '约4起'],
    ['新增就业岗位', '468'],
  );
  expect(values.map(({ goal }) => goal)).toEqual(['welfare.jobs']);
  expect(told({ values, faults })).toEqual([
    '2 新增岗位：没有这项指标',
    '3 结案率：由系统计算，不能填报',
    '4 约4起：不是数值',
  ]);
});

test('what would be refused when it is stored is told by its line before', () => {
  const read = table(
    ['指标', '2026-10', '2026-12', '2026-13'],
    ['火灾起数', '4', '5', '6'],
    ['规模以上工业总产值', '-8', '', ''],
    ['火灾起数', '7', '', ''],
  );
  expect(read.values).toEqual([{ goal: 'safety.fires', month: '2026-10', value: 4 }]);
  expect(told(read)).toEqual([
    '1 2026-13：月份应写作 2026-10',
    '2 2026-12：月份尚未开始',
    '3 -8：不应小于 0',
    '4 7：该指标 2026-10 已在第 2 行',
  ]);
});

test('a number is taken as it is written by people, not as a program would', () => {
  const read = table(
    ['指标', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    ['火灾起数', '0x12', '1,8', '1e3', '1,037', '１２'],
  );
  expect(read.values.map(({ value }) => value)).toEqual([1037, 12]);
  expect(told(read)).toEqual(['2 0x12：不是数值', '2 1,8：不是数值', '2 1e3：不是数值']);
});

test('a table with more values than can be stored at once is refused, not cut off', () => {
  const years = Array.from({ length: 26 }, (_, at) => `20${String(at).padStart(2, '0')}`);
  const months = years.flatMap((year) => Array.from({ length: 12 }, (_, at) => `${year}-${at + 1}`));
  const row = (name: string) => [name, ...months.map(() => '1')];
  expect(() => table(['指标', ...months], row('火灾起数'), row('新增就业岗位'))).toThrow('goal.table-long');
});

test('a table without months or indicators is refused', () => {
  expect(() => table(['指标', '数值'], ['火灾起数', '4'])).toThrow('goal.table');
  expect(() => table()).toThrow('goal.table');
});

test('months are read as people write them, and numbers are no months', () => {
  expect(monthOf(String(new Date('2026-10-01T00:00:00Z')), 2026)).toBe('2026-10');
  expect(['2026-10', '2026/9', '2026年1月', '10月', '2026-10-01'].map((text) => monthOf(text, 2026))).toEqual([
    ...['2026-10', '2026-09', '2026-01', '2026-10', '2026-10'],
  ]);
  expect(['10', '13月', '2026', '', '1,037', '4.5'].map((text) => monthOf(text, 2026))).toEqual(Array(6).fill(null));
});
