import { expect, test } from 'vitest';
import {
  add,
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  sentence,
  unsteadyInPlaywright,
} from './counts.mjs';

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('passed, failed and skipped tests are counted as the runner counted them', () => {
  expect(countVitest({ ...vitest, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
});

test('a test file that could not be loaded is one failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countVitest({ ...vitest, testResults }, 1)).toEqual({ passed: 5, failed: 1, skipped: 1 });
});

test('a runner that ends badly though every test passed is one failure', () => {
  expect(countVitest(vitest, 1)).toEqual({ passed: 5, failed: 1, skipped: 1 });
});

test('a story that passed on its second try has passed and is named with what went wrong at the first', () => {
  const first = { error: { message: '\u001b[31mTimeout\u001b[39m of 40000ms\nat a line' } };
  const specs = [
    { file: 'd.spec.ts', title: 'a story', ok: true, tests: [{ status: 'flaky', results: [first, {}] }] },
    { file: 'd.spec.ts', title: 'another', ok: true, tests: [{ status: 'expected', results: [{}] }] },
  ];
  const report = { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 }, errors: [], suites: [{ specs }] };
  expect(countPlaywright(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
  expect(unsteadyInPlaywright(report)).toEqual(['d.spec.ts: a story — Timeout of 40000ms']);
  expect(failedInPlaywright(report)).toEqual([]);
});

test('the last line names skipped tests only when there are some', () => {
  const sum = add([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ]);
  expect(sentence(sum)).toBe('3 passed, 1 failed');
  expect(sentence({ ...sum, skipped: 4 })).toBe('3 passed, 1 failed, 4 skipped');
});

test('what failed is named: tests, files that did not load, stories however deep they stand', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'holds' }] },
    { name: 'b.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'breaks' }] },
    { name: 'c.test.ts', status: 'failed', assertionResults: [] },
  ];
  expect(failedInVitest({ ...vitest, testResults })).toEqual(['b.test.ts: breaks', 'c.test.ts did not load']);
  const specs = [
    { file: 'd.spec.ts', title: 'a story', ok: false, tests: [{ status: 'unexpected', results: [{}] }] },
    { file: 'd.spec.ts', title: 'another', ok: true, tests: [] },
  ];
  expect(failedInPlaywright({ suites: [{ specs: [], suites: [{ specs }] }] })).toEqual(['d.spec.ts: a story']);
});
