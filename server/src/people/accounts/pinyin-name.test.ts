import { expect, test } from 'vitest';
import { isNameWithNumber } from './pinyin-name.ts';

test.each([
  'zhangwei@19900101',
  'lixiaoming13812345678',
  'wang5201314!',
  'chenjing#2026',
  'liu.yang.880808',
  'zhaolei666888',
])('%s is a name with a number', (plain) => {
  expect(isNameWithNumber(plain)).toBe(true);
});

test.each(['willow-bridge-42x', 'zhangwei-loves-9-kites', 'w7!kq2zr#p', 'kleeblatt+19+regen', 'lantern-river-2026'])(
  '%s is none',
  (plain) => {
    expect(isNameWithNumber(plain)).toBe(false);
  },
);
