import { expect, test } from 'vitest';
import { copyWriter } from './copy-binary.ts';

const HEAD = '5047434f50590aff0d0a00' + '0000000000000000';
const END = 'ffff';

function body(write: (rows: ReturnType<typeof copyWriter>) => void): string {
  const rows = copyWriter(32);
  write(rows);
  const hex = rows.end().toString('hex');
  expect(hex.startsWith(HEAD)).toBe(true);
  expect(hex.endsWith(END)).toBe(true);
  return hex.slice(HEAD.length, -END.length);
}

test('an empty message is the head and the end', () => {
  expect(copyWriter().end().toString('hex')).toBe(HEAD + END);
});

test('each field has its length before it, and null is the length -1', () => {
  expect(body((rows) => rows.row(3))).toBe('0003');
  expect(body((rows) => rows.null())).toBe('ffffffff');
  expect(body((rows) => rows.text('火'))).toBe('00000003e781ab');
  expect(body((rows) => rows.bytes(Uint8Array.of(1, 255)))).toBe('0000000201ff');
  expect(body((rows) => rows.double(-0.5))).toBe('00000008bfe0000000000000');
});

test('64-bit numbers keep their sign', () => {
  expect(body((rows) => rows.bigint(0, 4_294_967_295))).toBe('0000000800000000ffffffff');
  expect(body((rows) => rows.bigint(-1, 0))).toBe('00000008ffffffff00000000');
});

test('instants count microseconds from the year 2000, before it too', () => {
  expect(body((rows) => rows.instant(946_684_800_000, 1))).toBe('000000080000000000000001');
  expect(body((rows) => rows.instant(946_684_799_999))).toBe('00000008fffffffffffffc18');
  expect(body((rows) => rows.instant(Date.UTC(2026, 10, 25)))).toBe(
    '000000080003039e64ab8000'.slice(0, 8) + hexMicros(),
  );
});

function hexMicros(): string {
  return (BigInt(Date.UTC(2026, 10, 25) - 946_684_800_000) * 1000n).toString(16).padStart(16, '0');
}

test('arrays have dimensions, a flag for nulls, the type and the lower bound', () => {
  expect(body((rows) => rows.texts([]))).toBe('0000000c000000000000000000000019');
  expect(body((rows) => rows.doubles([1, null]))).toBe(
    '00000024' +
      '00000001' +
      '00000001' +
      '000002bd' +
      '00000002' +
      '00000001' +
      '000000083ff0000000000000' +
      'ffffffff',
  );
});

test('jsonb is version 1 and the text', () => {
  expect(body((rows) => rows.json({ a: 1 }))).toBe(`00000008${Buffer.from('\x01{"a":1}').toString('hex')}`);
});

test('a writer grows beyond its first room', () => {
  const long = 'x'.repeat(10_000);
  expect(body((rows) => rows.text(long)).length).toBe(2 * 10_004);
});
