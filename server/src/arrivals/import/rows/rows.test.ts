import type { ImportMapping } from '@chengyun/contract/import';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessColumns, guessMapping, headingHash } from './guess-mapping.ts';
import { findGaps, planRows } from './row-plan.ts';
import { toImportRow } from './to-import-row.ts';

const NOW = new Date('2026-05-10T00:00:00Z');
const HEADINGS = [
  '工单编号',
  '标题',
  '诉求内容',
  '小类',
  '承办单位',
  '地址',
  '经度',
  '纬度',
  '来电人',
  '联系电话',
  '受理时间',
  '截止时间',
  '办结时间',
  '备注',
];
const CELLS = [
  'SH-1',
  '路灯不亮',
  '和平路路灯不亮',
  '路灯',
  '城建办',
  '和平路 8 号',
  '120.5',
  '31.2',
  '张三',
  '13800138000',
  '2026-05-08 16:20',
  '2026/5/15',
  '2026年5月9日10时5分',
  '已读',
];

function aMapping(over: Partial<ImportMapping> = {}): ImportMapping {
  return { kind: 'hotline', source: 'hotline', columns: guessColumns(HEADINGS), ...over };
}

function read(cells: readonly string[], mapping = aMapping()) {
  return toImportRow({ rowNumber: 2, cells }, planRows(HEADINGS, mapping, 'Asia/Shanghai', NOW));
}

function changed(heading: string, value: string): string[] {
  return CELLS.map((cell, at) => (HEADINGS[at] === heading ? value : cell));
}

test('headings of a Chinese hotline are recognised', () => {
  expect(guessColumns(HEADINGS)).toEqual({
    ...{ externalNumber: '工单编号', title: '标题', text: '诉求内容', category: '小类', unitName: '承办单位' },
    ...{ place: '地址', lon: '经度', lat: '纬度', reporterName: '来电人', reporterPhone: '联系电话' },
    ...{ reportedAt: '受理时间', targetAt: '截止时间', closedAt: '办结时间' },
  });
});

test('headings of an English request list are recognised, the finer class first', () => {
  const headings = [
    'case_enquiry_id',
    'open_dt',
    'target_dt',
    'closed_dt',
    'case_title',
    'reason',
    'type',
    'department',
    'location',
    'latitude',
    'longitude',
    'source',
  ];
  expect(guessColumns(headings)).toEqual({
    ...{ externalNumber: 'case_enquiry_id', reportedAt: 'open_dt', targetAt: 'target_dt', closedAt: 'closed_dt' },
    ...{ title: 'case_title', category: 'type', unitName: 'department', place: 'location' },
    ...{ lat: 'latitude', lon: 'longitude', source: 'source' },
  });
});

test('brackets, spaces and case in headings make no difference', () => {
  expect(guessColumns(['工单编号（必填）', ' 标 题 ', '经度(GCJ-02)', 'Case Title'])).toEqual({
    ...{ externalNumber: '工单编号（必填）', title: ' 标 题 ', lon: '经度(GCJ-02)' },
  });
});

test('a time column of unusual name is found by what stands in it', () => {
  const mapping = guessMapping(
    ['标题', '何时'],
    [
      ['a', '2026-05-01 08:00'],
      ['b', '2026-05-02'],
    ],
    { kind: 'k', source: 's' },
  );
  expect(mapping.columns).toEqual({ title: '标题', reportedAt: '何时' });
});

test('the same headings in another order, or with our column of problems, are the same list', () => {
  expect(headingHash(['甲', '乙'])).toBe(headingHash(['乙', '甲', '问题']));
  expect(headingHash(['甲', '乙'])).not.toBe(headingHash(['甲', '丙']));
});

test('a row that fits becomes a case in our words', () => {
  const values = { category: { 路灯: { taxonomy: 'cj', code: '0101' } } };
  expect(read(CELLS, aMapping({ values }))).toEqual({
    ok: true,
    row: {
      ...{ rowNumber: 2, externalNumber: 'SH-1', kind: 'hotline', source: 'hotline' },
      ...{ title: '路灯不亮', text: '和平路路灯不亮', category: { taxonomy: 'cj', code: '0101' } },
      ...{ unitName: '城建办', place: '和平路 8 号', lon: 120.5, lat: 31.2 },
      ...{ reporterName: '张三', reporterPhone: '13800138000' },
      reportedAt: new Date('2026-05-08T08:20:00Z'),
      targetAt: new Date('2026-05-15T15:59:59Z'),
      closedAt: new Date('2026-05-09T02:05:00Z'),
      extra: { 备注: '已读', 小类: '路灯' },
    },
  });
});

test('a class of the very name of ours is ours', () => {
  const classes = new Map([['路灯', { taxonomy: 'cj', code: '0101' }]]);
  const plan = planRows(HEADINGS, aMapping(), 'Asia/Shanghai', NOW, classes);
  const result = toImportRow({ rowNumber: 2, cells: CELLS }, plan);
  expect(result.ok && result.row.category).toEqual({ taxonomy: 'cj', code: '0101' });
});

test('a class that is not ours is kept as words of the text', () => {
  const result = read(changed('小类', '架空线缆'));
  expect(result.ok && [result.row.category, result.row.text]).toEqual([undefined, '和平路路灯不亮\n（架空线缆）']);
});

test.each([
  ['受理时间', '昨天', 'reportedAt', '不是可识别的时间'],
  ['受理时间', '2026-02-30', 'reportedAt', '不是可识别的时间'],
  ['受理时间', '5/8/2026', 'reportedAt', '不是可识别的时间'],
  ['受理时间', '', 'reportedAt', '必填'],
  ['受理时间', '2027-01-01', 'reportedAt', '在将来'],
  ['办结时间', '2026-05-01', 'closedAt', '早于受理时间'],
  ['截止时间', '2026-05-01', 'targetAt', '早于受理时间'],
  ['经度', '1205', 'lon', '-180'],
  ['纬度', '120.5', 'lat', '-90'],
  ['纬度', '', 'lat', '要么都填'],
  ['经度', '东经120', 'lon', '不是数字'],
  ['联系电话', '转 8 号分机', 'reporterPhone', '电话'],
  ['标题', '长'.repeat(121), 'title', '超过 120'],
])('%s = %s is refused with its field and what would fit', (heading, value, path, zh) => {
  const result = read(changed(heading, value));
  expect(result.ok ? [] : result.problems.map((found) => found.path)).toContain(path);
  expect(result.ok ? '' : result.problems.map((found) => found.message.zh).join()).toContain(zh);
});

test('closed on the day of the report, without an hour, is closed no earlier than reported', () => {
  const result = read(changed('办结时间', '2026-05-08'));
  expect(result.ok && result.row.closedAt).toEqual(new Date('2026-05-08T08:20:00Z'));
});

test('every problem of a row is told at once', () => {
  const cells = CELLS.map((cell, at) => (['受理时间', '经度'].includes(HEADINGS[at] ?? '') ? 'x' : cell));
  const result = read(cells);
  expect(result.ok ? [] : result.problems.map(({ path }) => path).sort()).toEqual(['lon', 'reportedAt']);
});

test('0, 0 and a masked telephone number say nothing and are no mistake', () => {
  const cells = CELLS.map((cell, at) => (['经度', '纬度'].includes(HEADINGS[at] ?? '') ? '0' : cell));
  const result = read(cells.map((cell) => (cell === '13800138000' ? '138****8000' : cell)));
  expect(result.ok && [result.row.lon, result.row.reporterPhone]).toEqual([undefined, undefined]);
});

test('positions of public Chinese maps are brought to WGS-84', () => {
  const result = read(CELLS, aMapping({ crs: 'gcj02' }));
  const { lon = 0, lat = 0 } = result.ok ? result.row : {};
  expect(Math.hypot((lon - 120.5) * 95, (lat - 31.2) * 111)).toBeGreaterThan(0.2);
  expect(Math.hypot((lon - 120.5) * 95, (lat - 31.2) * 111)).toBeLessThan(0.9);
});

test('a row without a number gets one from its content, the same each time', () => {
  const [first, again, other] = [changed('工单编号', ''), changed('工单编号', ''), changed('备注', '其他')].map(
    (cells) => {
      const result = read(cells.map((cell, at) => (at === 0 ? '' : cell)));
      return result.ok ? result.row.externalNumber : '';
    },
  );
  expect(first).toMatch(/^row-[0-9a-f]{40}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a mapping that names a column the file lacks, or lacks the time, cannot start', () => {
  const gaps = findGaps(['标题'], aMapping({ columns: { title: '题目' }, zone: 'Mars/Base' }));
  expect(gaps.map(({ path }) => path)).toEqual(['title', 'reportedAt', 'zone']);
});

test('whatever stands in the cells, the row is read or its problems are told', () => {
  const plan = planRows(HEADINGS, aMapping({ crs: 'gcj02' }), 'Asia/Shanghai', NOW);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 16 }), (cells) => {
      const result = toImportRow({ rowNumber: 2, cells }, plan);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      else expect(JSON.stringify(result.row)).not.toContain('\\u0000');
    }),
    { numRuns: 300 },
  );
});
