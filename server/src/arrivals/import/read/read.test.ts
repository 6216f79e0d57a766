import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toGb18030 } from '@chengyun/protocols/wire/gb18030';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { aZip } from '../../../support/files/test-zip.ts';
import { guessSeparator } from './separator.ts';
import { openTable } from './table.ts';
import type { TableRow } from './table-row.ts';
import { UnreadableFile } from './unreadable-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'chengyun-import-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let count = 0;

async function table(content: string | Uint8Array) {
  const path = join(dir, `file-${count++}`);
  await writeFile(path, content);
  const { headings, rows } = await openTable(path);
  const read: TableRow[] = [];
  for await (const row of rows()) read.push(row);
  return { headings, rows: read };
}

const LIST = '工单编号,标题,受理时间\n1,路灯不亮,2026-05-08\n2,"井盖,缺失",2026-05-09\n';
const READ = {
  headings: ['工单编号', '标题', '受理时间'],
  rows: [
    { rowNumber: 2, cells: ['1', '路灯不亮', '2026-05-08'] },
    { rowNumber: 3, cells: ['2', '井盖,缺失', '2026-05-09'] },
  ],
};

test.each([
  ['UTF-8', Buffer.from(LIST)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${LIST}`)],
  ['GB 18030', toGb18030(LIST)],
  ['UTF-16', Buffer.from(`\uFEFF${LIST}`, 'utf16le')],
  ['Windows line ends', Buffer.from(LIST.replaceAll('\n', '\r\n'))],
])('a list in %s reads the same', async (_, content) => {
  expect(await table(content)).toEqual(READ);
});

test('a Chinese character late in a long file still tells the encoding', async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => `${n},a,2026-05-08`).join('\n');
  const { rows: read } = await table(toGb18030(`id,title,date\n${rows}\n9,路灯,2026-05-08\n`));
  expect(read.at(-1)?.cells).toEqual(['9', '路灯', '2026-05-08']);
});

test.each([',', ';', '\t'])('the separator %j is found, quoted ones do not count', (separator) => {
  expect(guessSeparator(`a${separator}"x,;,;,;\t\t\t"${separator}b\n1${separator}2${separator}3\n`)).toBe(separator);
});

test('a title above the headings is passed over', async () => {
  const { headings, rows } = await table(
    '某镇 5 月工单明细,,\n统计时间,2026-05,\n工单编号,标题,受理时间\n1,路灯,2026-05-08\n',
  );
  expect([headings, rows.map((row) => row.rowNumber)]).toEqual([['工单编号', '标题', '受理时间'], [4]]);
});

test('headings that repeat or are empty are told apart', async () => {
  expect((await table('标题,标题,,时间\na,b,c,d\n')).headings).toEqual(['标题', '标题 (2)', '#3', '时间']);
});

test('a picture or a PDF is refused by what it is', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const content of [png, '%PDF-1.7\n']) {
    const told = await table(content).catch((error: unknown) => error);
    expect(told instanceof UnreadableFile && told.told.zh).toBe('这不是表格文件；请上传 CSV、XLSX 或 JSONL。');
  }
});

test('line breaks and control characters in a heading become spaces', async () => {
  const { headings } = await table(`${' '.repeat(600)}甲\u0000乙,"工单\n编号"\n1,2\n`);
  expect(headings).toEqual(['甲 乙', '工单 编号']);
});

test('a row wider than its headings is broken, not shifted', async () => {
  const { rows } = await table('工单编号,标题,时间\n1,路灯,坏了,2026-05-08\n2,井盖,2026-05-09\n');
  expect(rows.map((row) => row.broken?.zh.slice(0, 8))).toEqual(['这一行有 4 格', undefined]);
});

test('a quotation mark that is never closed is named with its row', async () => {
  await expect(table('工单编号,标题\n1,a\n2,"b\n3,c\n')).rejects.toThrow('opened in row 3');
});

test.each([
  ['an empty file', ''],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['an archive that is no workbook', aZip({ 'a.txt': 'x' })],
  ['half an archive', aZip({ 'a.txt': 'x' }).subarray(0, 40)],
])('%s is refused with a sentence', async (_, content) => {
  await expect(table(content)).rejects.toThrow(UnreadableFile);
});

test('JSON Lines read as a table; a line that is none is broken', async () => {
  const { headings, rows } = await table(
    '{"id":1,"title":"路灯"}\nnot json\n\n{"id":2,"at":"2026-05-08","tags":["a"]}\n',
  );
  expect([headings, rows.map((row) => [row.rowNumber, row.cells, row.broken?.en])]).toEqual([
    ['id', 'title', 'at', 'tags'],
    [
      [1, ['1', '路灯', '', ''], undefined],
      [2, ['not json'], 'this line is not a JSON object such as {"title": "…", …}'],
      [4, ['2', '', '2026-05-08', '["a"]'], undefined],
    ],
  ]);
});

test('a workbook reads like the same CSV: dates by their style, formulas by value, rich text, empty cells', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('hidden', { state: 'hidden' }).addRow(['no']);
  const sheet = workbook.addWorksheet('工单');
  sheet.addRow(['工单编号', '标题', '受理时间', '电话', '天数']);
  sheet.addRow([
    '1',
    { richText: [{ text: '路灯' }, { text: '不亮', font: { bold: true } }] },
    new Date('2026-05-08T16:20:30Z'),
    13800138000,
    { formula: '1+2', result: 3 },
  ]);
  sheet.addRow(['2', null, new Date('2026-05-09T00:00:00Z'), '=HYPERLINK("x")', true]);
  sheet.getColumn(3).numFmt = 'yyyy"年"m"月"d"日" hh:mm';
  expect(await table(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual({
    headings: ['工单编号', '标题', '受理时间', '电话', '天数'],
    rows: [
      { rowNumber: 2, cells: ['1', '路灯不亮', '2026-05-08 16:20:30', '13800138000', '3'] },
      { rowNumber: 3, cells: ['2', '', '2026-05-09', '=HYPERLINK("x")', 'TRUE'] },
    ],
  });
});

function aWorkbook(sheet: string, more: Readonly<Record<string, string>> = {}): Buffer {
  const rels = '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>';
  const book = '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="a" r:id="r1"/></x:sheets></x:workbook>';
  return aZip({ 'xl/_rels/workbook.xml.rels': rels, 'xl/workbook.xml': book, 'xl/worksheets/s.xml': sheet, ...more });
}

test('a workbook of another maker reads too: prefixed names, cells without reference, texts in place', async () => {
  const row = (...texts: string[]) =>
    `<x:row>${texts.map((text) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join('')}</x:row>`;
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${row('标题', '时间')}${row('路灯 &amp; 井盖', '2026-05-08')}</x:sheetData></x:worksheet>`;
  expect(await table(aWorkbook(sheet))).toEqual({
    headings: ['标题', '时间'],
    rows: [{ rowNumber: 2, cells: ['路灯 & 井盖', '2026-05-08'] }],
  });
});

test.each([
  ['declares entities', '<!DOCTYPE s [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'],
  ['is not XML', 'PK not xml <<<'],
  ['ends too early', '<worksheet><sheetData><row r="1">'],
  [
    'has a cell a thousand columns away',
    '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
  ],
])('a workbook whose sheet %s is refused with a sentence', async (_, sheet) => {
  await expect(table(aWorkbook(sheet))).rejects.toThrow(UnreadableFile);
});

test('whatever the bytes, a file is read or refused with a sentence', async () => {
  const starts = ['', 'PK\x03\x04', '{', '\xEF\xBB\xBF', '\xFF\xFE', '标题,时间\n', '"'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
      const content = Buffer.concat([Buffer.from(start, 'latin1'), bytes]);
      const outcome = await table(content).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnreadableFile);
    }),
    { numRuns: 150 },
  );
});

test('whatever a damaged workbook holds, it is read or refused with a sentence', async () => {
  const whole = aWorkbook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = Buffer.from(whole);
      damaged[at] = byte;
      const outcome = await table(damaged).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnreadableFile);
    }),
    { numRuns: 150 },
  );
});

test('a row too long to be read is told with how many columns may be, not as a riddle', async () => {
  const wide = Array.from({ length: 300_000 }, (_, at) => `c${at}`).join(',');
  const told = await table(`${wide}\n`).catch((cause: unknown) => cause instanceof UnreadableFile && cause.told);
  expect(told).toEqual({
    zh: '第 1 行超过 100 万个字符，无法读取；请确认列数（最多 300 列）和换行是否正确。',
    en: 'Row 1 has more than 1 million characters; check its columns (at most 300) and line breaks.',
  });
});
