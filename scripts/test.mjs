// npm test, npm run check, npm run story: every stage is run, timed and counted; the last line is the sum.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { buildWebIfNeeded } from './build-web.mjs';
import {
  add,
  countCheck,
  countPlaywright,
  countVitest,
  failedInPlaywright,
  failedInVitest,
  sentence,
  unsteadyInPlaywright,
} from './counts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'chengyun-reports-'));
const APT = 'apt-get install chromium fonts-noto-cjk';

const STAGES = {
  types: () => check('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  'types of web': () => check('typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json'),
  lint: () => check('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn', '.'),
  unused: () => check('knip/bin/knip.js'),
  tests: () => vitest(['pure', 'real']),
  'real tests': () => vitest(['real']),
  // One file, so that its line “N combinations walked, 0 leaks” is read at a glance.
  rights: () => vitest(['real'], 'server/src/rights'),
  supply: () => checkOwn('scripts/supply.mjs'),
  stories,
};

const SETS = {
  all: ['types', 'types of web', 'lint', 'unused', 'supply', 'tests', 'stories'],
  check: ['types', 'types of web', 'lint', 'unused', 'supply', 'tests'],
  story: ['stories'],
  real: ['real tests'],
  rights: ['rights'],
};

const set = process.argv[2] ?? 'all';
if (!SETS[set]) {
  console.error(`Unknown set of tests ${set}; known are ${Object.keys(SETS).join(', ')}.`);
  process.exit(2);
}

const results = [];
for (const name of SETS[set]) results.push(await timed(name, STAGES[name]));
rmSync(reports, { recursive: true });
report(results);

async function timed(name, stage) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const count = await stage().catch((error) => {
    console.error(error.message);
    return countCheck(1);
  });
  const { names: failed = [], unsteady = [] } = count;
  return { name, count, failed, unsteady, seconds: (performance.now() - start) / 1000 };
}

function report(stages) {
  console.log();
  // Named once more here: the end of a long log is what is read first.
  for (const name of stages.flatMap(({ failed }) => failed)) console.log(`failed: ${name}`);
  for (const name of stages.flatMap(({ unsteady }) => unsteady)) console.log(`unsteady: ${name}`);
  for (const { name, count, seconds } of stages) {
    console.log(`${name.padEnd(14)}${sentence(count).padEnd(40)}${seconds.toFixed(1).padStart(7)} s`);
  }
  const sum = add(stages.map(({ count }) => count));
  process.exitCode = sum.failed === 0 ? 0 : 1;
  console.log(sentence(sum));
}

async function check(program, ...args) {
  return countCheck(await run(program, args));
}

async function checkOwn(script) {
  return countCheck(await run(join('..', script), []));
}

async function vitest(projects, ...paths) {
  const file = join(reports, 'vitest.json');
  const which = projects.flatMap((name) => ['--project', name]);
  const code = await run('vitest/vitest.mjs', [
    ...['run', ...which, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...paths],
  ]);
  const told = readReport(file, 'Vitest');
  return { ...notNone(countVitest(told, code)), names: failedInVitest(told) };
}

async function stories() {
  const written =
    existsSync(join(root, 'e2e')) && readdirSync(join(root, 'e2e')).some((name) => name.endsWith('.spec.ts'));
  if (!written) {
    console.log('No stories yet.');
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const browser = await findBrowser();
  if (!browser) return withoutBrowser();
  await buildWebIfNeeded();
  const { code, report: told } = await playwright(['--reporter=list,json'], { CHROMIUM: browser });
  return {
    ...notNone(countPlaywright(told, code)),
    names: failedInPlaywright(told),
    unsteady: unsteadyInPlaywright(told),
  };
}

/** On somebody's machine the stories are skipped and counted; where it is decided what is good, that is a failure. */
async function withoutBrowser() {
  const { report: told } = await playwright(['--list', '--reporter=json'], {});
  const skipped = told.suites.reduce((sum, suite) => sum + specsIn(suite), 0);
  const wrong = process.env.CHROMIUM ? `CHROMIUM=${process.env.CHROMIUM} does not exist` : 'No browser found';
  console.log(`${wrong}; ${skipped} stories are not run. Install one with: ${APT}`);
  return process.env.CI ? countCheck(1) : { passed: 0, failed: 0, skipped };
}

function specsIn(suite) {
  return suite.specs.length + (suite.suites ?? []).reduce((sum, inner) => sum + specsIn(inner), 0);
}

async function playwright(args, env) {
  const file = join(reports, 'playwright.json');
  const code = await run('@playwright/test/cli.js', ['test', ...args], { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return { code, report: readReport(file, 'Playwright') };
}

/** A stage that ran nothing has checked nothing. */
function notNone(count) {
  if (count.passed + count.failed > 0) return count;
  console.error('This stage found no test to run; that is a failure.');
  return { ...count, failed: 1 };
}

function readReport(file, who) {
  if (!existsSync(file)) throw new Error(`${who} ended without a report; its message is above.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function run(program, args, env = {}) {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
