import { expect, test } from 'vitest';
import { makeLanguage } from './language.ts';

test('an English word after a figure is singular after one and plural after any other', () => {
  const { t } = makeLanguage('en');
  const say = (n: number | string) => t('story:limit.work_day', { n: n as number });
  expect([say(1), say(3), say(0.5), say('1')]).toEqual([
    '1 working day',
    '3 working days',
    '0.5 working days',
    '1 working day',
  ]);
});
