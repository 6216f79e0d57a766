import { once } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentHeader } from './disposition.ts';
import { defused, tableStream } from './write-table.ts';

test.each(['=1+1', '+cmd|calc', '-2+3+cmd', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '\r=1', '\0=1'])(
  'a cell that begins like a formula is text: %j',
  (cell) => expect(defused(cell)).toBe(`'${cell}`),
);

test.each(['路灯', '-3.5', '+8613800138000', '+86 138-0013-8000', 'a=b', '', '2026-05-08'])(
  'a cell that is none stays as it is: %j',
  (cell) => expect(defused(cell)).toBe(cell),
);

test('a number is never defused', () => {
  expect([defused(-71.06), defused(0), defused(null)]).toEqual(['-71.06', '0', '']);
});

test('no text gives a cell that a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t'), fc.string(), (sign, rest) => {
      const cell = defused(sign + rest);
      expect(/^[=@\t]/.test(cell) || /^[+-](?![\d])/.test(cell)).toBe(false);
    }),
  );
});

test('any name of a download is one header line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(attachmentHeader(name)).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/,
      );
    }),
  );
});

test('a workbook that nobody reads on takes no more of its list into memory', async () => {
  let taken = 0;
  async function* batches() {
    for (; taken < 100; taken++) yield Array.from({ length: 1_000 }, (_, row) => ['路灯不亮', row]);
  }
  const stream = tableStream(['标题', '次数'], batches(), 'xlsx');
  await once(stream, 'readable');
  expect(taken).toBeLessThan(10);
  stream.destroy();
});
