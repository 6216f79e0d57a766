import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { everyPage, type ListColumn, listTable } from './list-table.ts';

const columns: readonly ListColumn<number>[] = [{ title: { zh: '数', en: 'number' }, cell: (row) => row }];

/** A list of the numbers from 1, five to a page, as a file of at most `most`. */
async function fileOf(numbers: number, most: number): Promise<readonly string[]> {
  const batches = everyPage<number>(async (cursor) => {
    const from = Number(cursor ?? 0);
    const rows = Array.from({ length: Math.min(5, numbers - from) }, (_, at) => from + at + 1);
    return { rows, next: from + 5 < numbers ? String(from + 5) : null };
  }, most);
  const options = { format: 'csv', language: 'zh', zone: 'Asia/Shanghai' } as const;
  return (await text(listTable({ columns, batches, mark: [] }, options))).trimEnd().split('\r\n').slice(1);
}

test('a file that holds the whole list says nothing more', async () => {
  expect(await fileOf(7, 20)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect((await fileOf(10, 10)).at(-1)).toBe('10');
  expect((await fileOf(7, 7)).at(-1)).toBe('7');
});

test('a file that ends before the list does says so in its last line', async () => {
  const cut = '（未完：本文件最多 6 行，其余未列入；请缩小时间或范围后分次导出。）';
  expect(await fileOf(12, 6)).toEqual(['1', '2', '3', '4', '5', '6', cut]);
  expect((await fileOf(11, 10)).at(-1)).toContain('未完');
});
