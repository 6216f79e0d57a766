import { expect, test } from 'vitest';
import { areaText } from './area-text.ts';

test.each([
  ['安澜居委 安澜居委第二网格', '安澜居委 第二网格'],
  ['锦安居委 03 网格', '锦安居委 03 网格'],
  ['安澜居委', '安澜居委'],
  ['安澜居委 安澜居委', '安澜居委'],
  [null, null],
])('an area named %s is read as %s', (name, read) => {
  expect(areaText(name)).toBe(read);
});
