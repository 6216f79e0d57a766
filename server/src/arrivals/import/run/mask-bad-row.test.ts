import { expect, test } from 'vitest';
import { masksOf } from './mask-bad-row.ts';

const headings = ['工单编号', '标题', '受理时间', '来电人', '电话', '联系人', '身份证号', '备注'];
const columns = {
  externalNumber: '工单编号',
  title: '标题',
  reportedAt: '受理时间',
  reporterName: '来电人',
  reporterPhone: '电话',
};
const mask = masksOf(headings, { columns });
const wrong = { path: 'reportedAt', value: '昨天', message: { zh: '不是可识别的时间', en: 'not a time' } } as const;

test('names, numbers and what the texts hold of them are masked', () => {
  const cells = [
    ...['13800137777', '欧阳试例反映路灯不亮', '昨天', '欧阳试例', '13800137777', '司马试例', '310101199001011234'],
    '回电 13800137777 或 13911112222，3号楼1302室',
  ];
  const shown = mask({ rowNumber: 2, cells, problems: [wrong] });
  expect(shown.cells).toEqual([
    ...['13800137777', '欧阳*反映路灯不亮', '昨天', '欧阳*', '138****7777', '司马*', '310***********1234'],
    '回电 138****7777 或 139****2222，3号楼***室',
  ]);
  expect(shown.problems.map(({ value }) => value)).toEqual(['昨天']);
});

test('a problem that quotes a number quotes it masked', () => {
  const bad = { path: 'reporterPhone', value: '1380013x777', message: { zh: '电话', en: 'phone' } } as const;
  const row = { rowNumber: 2, cells: ['A-1', '井盖', '', '', ' 1380013x777 '], problems: [bad] };
  expect(mask(row).problems[0]?.value).toBe('138****x777');
});

test('a row that tells of nobody comes back as it came', () => {
  const row = { rowNumber: 3, cells: ['101000345678', '路面积水', '昨天'], problems: [wrong] };
  expect(mask(row)).toBe(row);
});
