import { expect, test } from 'vitest';
import { unescaped, wholeLines } from './copy-text.ts';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('lines are whole wherever the text was cut', async () => {
  const bytes = Buffer.from('东街\t1\n\n西街\t2\n');
  for (let size = 1; size <= bytes.length; size += 1) {
    const lines: string[] = [];
    for await (const some of wholeLines(cut(bytes, size))) lines.push(...some);
    expect(lines).toEqual(['东街\t1', '', '西街\t2']);
  }
});

test('a field is what was stored', () => {
  expect(['东街', '\\\\', 'a\\tb\\nc', '\\\\n', '{"a": "\\\\"b\\\\""}'].map(unescaped)).toEqual([
    '东街',
    '\\',
    'a\tb\nc',
    '\\n',
    '{"a": "\\"b\\""}',
  ]);
});
