// Reads what the test runners wrote and adds up. A count is { passed, failed, skipped }.

/** Vitest's JSON: a file that could not even be loaded, or an error outside any test, counts as one failure. */
export function countVitest(report, exitCode) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Playwright's JSON; a story that passed on its second try has passed, and `unsteadyInPlaywright` names it. */
export function countPlaywright(report, exitCode) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + report.errors.length;
  return { passed: expected + flaky, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/** The tests of a Vitest report that failed, and the files that could not be loaded, one line each. */
export function failedInVitest(report) {
  return report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) => {
      const failed = file.assertionResults.filter((result) => result.status === 'failed');
      return failed.length > 0
        ? failed.map((result) => `${file.name}: ${result.fullName}`)
        : [`${file.name} did not load`];
    });
}

/** The stories of a Playwright report that failed, one line each with the first line of why. */
export function failedInPlaywright(report) {
  return storiesOf(report)
    .filter((spec) => !spec.ok)
    .map(named);
}

/** Those that failed and then passed: each is a fault of the story or of the product that is yet to be found. */
export function unsteadyInPlaywright(report) {
  return storiesOf(report)
    .filter((spec) => spec.tests.some(({ status }) => status === 'flaky'))
    .map(named);
}

function storiesOf(report) {
  const under = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(under)];
  return report.suites.flatMap(under);
}

function named(spec) {
  const message = spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a runner colours what it says
  const [why = ''] = message.replace(/\u001b\[\d+m/g, '').split('\n');
  return [`${spec.file}: ${spec.title}`, ...(why ? [why] : [])].join(' — ');
}

/** A check such as the types: one test that passes or fails. */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

export function add(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) for (const key of Object.keys(sum)) sum[key] += count[key];
  return sum;
}

/** The last line of a test run. */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
