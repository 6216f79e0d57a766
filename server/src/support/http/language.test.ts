import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, undefined, 'zh'],
  ['en-GB,en;q=0.9', undefined, 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.5,zh;q=0.4', 'zh', 'en'],
  ['zh-CN;q=0.2,en;q=0.1', 'en', 'zh'],
  ['en;q=0', 'zh', 'zh'],
  ['de, *;q=0.5', 'en', 'en'],
  ['nonsense;;;q=x,', null, 'zh'],
])('the request %s of an account in %s is answered in %s', (asked, locale, language) => {
  expect(languageOf(asked, locale)).toBe(language);
});
