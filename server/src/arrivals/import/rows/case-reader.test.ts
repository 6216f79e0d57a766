import { expect, test } from 'vitest';
import { caseReader } from './case-reader.ts';
import { planRows } from './row-plan.ts';

const HEADINGS = ['工单编号', '标题', '受理时间'];
const columns = { externalNumber: '工单编号', title: '标题', reportedAt: '受理时间' };
const NOW = new Date('2026-06-01T00:00:00Z');

/** What becomes of a list: the rows that are told, each with what would fit. */
function told(rows: readonly (readonly [number: string, title: string])[]): readonly string[] {
  const read = caseReader(planRows(HEADINGS, { kind: 'hotline', source: 'import', columns }, 'Asia/Shanghai', NOW));
  return rows.flatMap(([number, title], at) => {
    const result = read({ rowNumber: at + 2, cells: [number, title, '2026-05-08'] });
    return result.ok ? [] : result.problems.map(({ path, message }) => `${result.rowNumber} ${path} ${message.en}`);
  });
}

test('a number that stood before with something else is told with the row that has it', () => {
  const lists = [...Array.from({ length: 3000 }, (_, n) => [`A-${n}`, `路灯 ${n}`] as const), ['A-7', '井盖'] as const];
  expect(told(lists)).toEqual([
    '3002 externalNumber row 9 has this number and says something else; find out which is right and correct the number',
  ]);
});

test('the very same row again is no mistake, with a number or without', () => {
  expect(
    told([
      ['A-1', '路灯'],
      ['A-1', '路灯'],
      ['', '井盖'],
      ['', '井盖'],
      ['', '电梯'],
    ]),
  ).toEqual([]);
});

test('a row that could not be read takes no number from the one that can', () => {
  expect(
    told([
      ['A-1', ''],
      ['A-1', '路灯'],
    ]).map((one) => one.slice(0, 7)),
  ).toEqual(['2 title']);
});
