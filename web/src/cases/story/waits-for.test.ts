import type { Task } from '@chengyun/contract/case';
import { expect, test } from 'vitest';
import { makeLanguage } from '../../text/language.ts';
import { waitsFor } from './waits-for.ts';

const teller = { t: makeLanguage('en').getFixedT('en', 'story'), moment: (at: string) => at };
const aTask = (unitName: string, part: Task['part'], state: Task['state']) => ({ unitName, part, state }) as Task;
const handling = (tasks: readonly Task[]) =>
  waitsFor({ state: 'handling', suspendedUntil: null, leadUnitName: 'Lead', proposals: [], tasks: [...tasks] }, teller);

test('a lead unit whose helpers have not replied is told whom it waits for', () => {
  const tasks = [aTask('Lead', 'lead', 'accepted'), aTask('Helper', 'co', 'open'), aTask('Other', 'co', 'done')];
  expect(handling(tasks)).toBe('Lead is handling it and can reply once Helper (co-handling) has replied.');
});

test('a lead unit that waits for nobody is handling the case', () => {
  expect(handling([aTask('Lead', 'lead', 'accepted'), aTask('Other', 'co', 'done')])).toBe('Lead is handling it.');
});
