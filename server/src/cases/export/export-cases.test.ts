import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { CaseSummary } from '@chengyun/contract/case';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { openTable } from '../../arrivals/import/read/table.ts';
import { guessColumns, guessCrs } from '../../arrivals/import/rows/guess-mapping.ts';
import { toWgs84 } from '../../support/geo/coordinates.ts';
import { metresBetween } from '../../support/geo/measure.ts';
import { aGround, aKind, aPack } from '../testing/a-town.ts';
import { caseTable } from './export-cases.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-export-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const kind = aKind({ id: 'hotline', name: { zh: '热线工单', en: 'hotline case' } });
const ground = aGround([aPack([kind])]);

function aCase(over: Partial<CaseSummary> = {}): CaseSummary {
  return {
    ...{ id: 'x', number: 'CS-20260508-0001', version: 1, kind: 'hotline', source: 'hotline-12345' },
    ...{ externalNumber: null, matter: 'complaint', state: 'handling', title: '路灯不亮' },
    ...{ category: { taxonomy: 'hotline', code: '0101' }, categoryName: { zh: '路灯', en: 'street light' } },
    ...{ place: '和平路 8 号', position: [120.5, 31.2], areaCode: null, areaName: null },
    ...{ leadUnitId: null, leadUnitName: '城建办', lamp: 'red', dueClock: 'handle', dueAt: '2026-05-15T08:20:00.000Z' },
    ...{ late: true, exempt: false, suspendedUntil: null, supervision: null, led: false },
    ...{ returns: 0, reworks: 1, signals: 3, grouped: false, frequent: 'none', sample: false },
    ...{ reportedAt: '2026-05-08T08:20:00.000Z', closedAt: null, updatedAt: '2026-05-09T00:00:00.000Z' },
    ...over,
  };
}

// Not the stream consumer for text: that drops the mark at the beginning.
async function read(stream: Readable): Promise<string> {
  return (await buffer(stream)).toString('utf8');
}

async function* batches(...cases: CaseSummary[]) {
  yield cases;
}

test('a list is written by the clock of the town in the words of the reader', async () => {
  const csv = await read(caseTable(ground, batches(aCase()), { format: 'csv', language: 'zh', zone: 'Asia/Shanghai' }));
  const [headings, row, rest] = csv.split('\r\n');
  expect(headings?.startsWith('\uFEFF案件编号,外部编号,标题,状态,')).toBe(true);
  expect([row, rest]).toEqual([
    'CS-20260508-0001,,路灯不亮,处置中,热线工单,12345 热线,投诉,hotline:0101,路灯,和平路 8 号,120.5,31.2,,,城建办,' +
      '超期,处置,2026-05-15 16:20:00,是,,,,0,1,3,2026-05-08 16:20:00,,2026-05-09 08:00:00',
    '',
  ]);
});

test('a title that a spreadsheet would run is defused, a coordinate below zero is not', async () => {
  const attack = aCase({ title: '=HYPERLINK("http://x","y")', place: '@SUM(A1)', position: [-71.06, 42.36] });
  const csv = await read(caseTable(ground, batches(attack), { format: 'csv', language: 'en', zone: 'UTC' }));
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  expect(csv).toContain(`'@SUM(A1),-71.06,42.36`);
});

test('a workbook holds the same cells, texts as texts and numbers as numbers', async () => {
  const stream = caseTable(ground, batches(aCase({ title: '=1+1' }), aCase()), {
    format: 'xlsx',
    language: 'zh',
    zone: 'Asia/Shanghai',
  });
  const path = join(dir, 'cases.xlsx');
  await writeFile(path, await buffer(stream));
  const { headings, rows } = await openTable(path);
  const found = [];
  for await (const { cells } of rows())
    found.push(cells[headings.indexOf('标题')], cells[headings.indexOf('经度（WGS-84）')]);
  expect(found).toEqual(['=1+1', '120.5', '路灯不亮', '120.5']);
});

test('an exported list is recognised when it comes back as an import', async () => {
  const csv = await read(caseTable(ground, batches(), { format: 'csv', language: 'zh', zone: 'Asia/Shanghai' }));
  expect(guessColumns(csv.replace('\uFEFF', '').trim().split(','))).toMatchObject({
    ...{ externalNumber: '案件编号', title: '标题', place: '地址', lon: '经度（WGS-84）', lat: '纬度（WGS-84）' },
    ...{ reportedAt: '受理时间', targetAt: '截止时间', closedAt: '办结时间', category: '类别', unitName: '主办单位' },
  });
});

test('a list in GCJ-02 says so, lies some hundred metres off, and comes back where it was', async () => {
  const options = { format: 'csv', language: 'zh', zone: 'Asia/Shanghai', crs: 'gcj02' } as const;
  const csv = await read(
    caseTable(ground, batches(aCase({ position: [120.5, 31.2] }), aCase({ position: null })), options),
  );
  const [first = '', row = '', other = ''] = csv.replace('\uFEFF', '').trim().split('\r\n');
  const headings = first.split(',');
  expect(guessCrs(headings)).toBe('gcj02');
  const at = headings.indexOf('经度（GCJ-02）');
  const [lon, lat] = row
    .split(',')
    .slice(at, at + 2)
    .map(Number);
  expect(metresBetween([120.5, 31.2], [lon ?? 0, lat ?? 0])).toBeGreaterThan(100);
  expect(metresBetween([120.5, 31.2], toWgs84([lon ?? 0, lat ?? 0], 'gcj02'))).toBeLessThan(1);
  expect(other.split(',').slice(at, at + 2)).toEqual(['', '']);
});

test('a source that fails half way breaks the download, no half list looks whole', async () => {
  async function* failing() {
    yield [aCase()];
    throw new Error('connection lost');
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const stream = caseTable(ground, failing(), { format, language: 'zh', zone: 'Asia/Shanghai' });
    await expect(buffer(stream)).rejects.toThrow('connection lost');
  }
});

test('a workbook says who took it out and when, on a second sheet and at the foot of each page; the first is a plain table', async () => {
  const options = { format: 'xlsx', language: 'zh', zone: 'Asia/Shanghai' } as const;
  const file = await buffer(caseTable(ground, batches(aCase()), options, ['导出人：王 & 李', '导出时间：2026-05-09']));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  const [first, second] = book.worksheets;
  expect(first?.rowCount).toBe(2);
  expect(first?.headerFooter.oddFooter).toContain('导出人：王 && 李');
  expect(second?.getSheetValues().flat().filter(Boolean)).toEqual(['导出人：王 & 李', '导出时间：2026-05-09']);
});
