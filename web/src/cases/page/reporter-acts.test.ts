import { expect, test } from 'vitest';
import { reporterActs } from './reporter-acts.ts';

test('the chief may erase what is personal of an ended case, before a look at it in full and after one', () => {
  expect(reporterActs({ roles: ['chief'], state: 'closed', isInFull: false })).toEqual({ look: true, erase: true });
  expect(reporterActs({ roles: ['chief'], state: 'closed', isInFull: true })).toEqual({ look: false, erase: true });
});

test('of a case that goes on nobody erases anything, and nobody but the chief erases at all', () => {
  expect(reporterActs({ roles: ['chief'], state: 'handling', isInFull: true })).toEqual({ look: false, erase: false });
  expect(reporterActs({ roles: ['intake'], state: 'closed', isInFull: false })).toEqual({ look: true, erase: false });
});

test('whoever may not look at a reporter is offered nothing', () => {
  expect(reporterActs({ roles: ['leader'], state: 'closed', isInFull: false })).toEqual({ look: false, erase: false });
});
