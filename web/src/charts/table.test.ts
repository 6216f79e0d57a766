import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { type ChartTable, tableCsv } from './table.ts';
import { tableXlsx } from './table-xlsx.ts';
import { zipped } from './zip.ts';

const table: ChartTable = {
  columns: [
    { name: 'Name', format: 'text' },
    { name: 'Rate', format: 'share' },
    { name: 'Filed', format: 'count' },
  ],
  rows: [
    { key: 'a', cells: ['文景苑 & <居委>', 0.9372, 996] },
    { key: 'b', cells: ['=1+1', null, 0] },
    { key: 'c', cells: ['one, "two"', 1, 3] },
  ],
};

test('a table as CSV keeps exact numbers, quotes what must be quoted and holds no formula', () => {
  expect(tableCsv(table)).toBe(
    '\uFEFFName,Rate,Filed\r\n文景苑 & <居委>,0.9372,996\r\n\'=1+1,,0\r\n"one, ""two""",1,3\r\n',
  );
});

test('a table as a workbook is read by another program, with numbers as numbers', async () => {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  await book.xlsx.load(await tableXlsx(table, 'Rates: 2026/11').arrayBuffer());
  const [sheet] = book.worksheets;
  expect(sheet?.name).toBe('Rates  2026 11');
  const rows: unknown[] = [];
  sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  expect(rows).toEqual([
    ['Name', 'Rate', 'Filed'],
    ['文景苑 & <居委>', 0.9372, 996],
    ['=1+1', undefined, 0],
    ['one, "two"', 1, 3],
  ]);
  expect([sheet?.getCell('B2').numFmt, sheet?.getCell('C2').numFmt]).toEqual(['0.00%', '#,##0']);
});

test('the thirtieth column is called AD', async () => {
  const { default: exceljs } = await import('exceljs');
  const columns = Array.from({ length: 30 }, (_, at) => ({ name: `c${at + 1}`, format: 'text' as const }));
  const book = new exceljs.Workbook();
  await book.xlsx.load(await tableXlsx({ columns, rows: [] }, 'wide').arrayBuffer());
  expect(book.worksheets[0]?.getCell('AD1').value).toBe('c30');
});

test('an archive tells the check sum and the size of what it holds', () => {
  const text = 'Town 镇';
  const [head] = zipped([{ path: 'a.txt', text }]);
  const view = new DataView(head?.buffer ?? new ArrayBuffer(0));
  expect([view.getUint32(14, true), view.getUint32(18, true)]).toEqual([crc32(text), 8]);
});
