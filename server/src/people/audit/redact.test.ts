import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('secrets and what names a member of the public are left out, at any depth', () => {
  const sent = { username: 'wang', password: 'x', newPassword: 'y', a: [{ apiKey: 'k', reporter: { name: '张三' } }] };
  expect(redact(sent)).toEqual({
    ...{ username: 'wang', password: '…', newPassword: '…' },
    a: [{ apiKey: '…', reporter: '…' }],
  });
});

test('names of a reporter are left out as Open311 sends them', () => {
  expect(redact({ first_name: 'Ann', last_name: 'Lee', api_key: 'k', lat: '31.5' })).toEqual({
    ...{ first_name: '…', last_name: '…', api_key: '…', lat: '31.5' },
  });
});

test('phone and identity numbers in texts are masked', () => {
  expect(redact('电话13812345678，证号31010119900101123X')).toBe('电话138****5678，证号310***********123X');
  expect(redact('致电0512-65127788或138 0013 7777')).toBe('致电051****7788或138****7777');
});

test('what is long, many or deep is cut', () => {
  expect(redact('路'.repeat(500))).toBe(`${'路'.repeat(200)}…`);
  expect(redact(Array.from({ length: 50 }, (_, at) => at))).toHaveLength(21);
  expect(JSON.stringify(redact(JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)))).toContain('…');
  expect(redact({ n: 1, b: true, z: null })).toEqual({ n: 1, b: true, z: null });
});

test('what the store cannot keep is told as a sign that stands for it, in names as in texts', () => {
  expect(redact({ 'a\0': 'b\0', c: 'd\uD83D' })).toEqual({ 'a\uFFFD': 'b\uFFFD', c: 'd\uFFFD' });
});
