// Makes node_modules agree with package-lock.json, and does nothing when it already does.
// Runs before every other script, on a bare clone too: no dependencies, any Node.js from 20.19 on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { mendPostgres } from './mend-postgres.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockfile = join(root, 'package-lock.json');
const mark = join(root, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(lockfile))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

try {
  checkNode(process.versions.node, [20, 19], 'Node.js 20.19 or later is needed');
  if (!isReady()) await alone(install);
  try {
    mendPostgres(root);
  } catch {
    await alone(mendAnew);
  }
  checkRuntime();
} catch (error) {
  console.error(`Chengyun cannot start: ${error.message}`);
  process.exitCode = 1;
}

function alone(work) {
  return withLock(join(root, '.installing'), 'Waiting for another installation in this folder …', work);
}

/** Where an earlier version of ours mended the package, it is installed again; unless somebody just did. */
async function mendAnew() {
  try {
    mendPostgres(root);
  } catch {
    rmSync(join(root, 'node_modules/postgres'), { recursive: true, force: true });
    rmSync(mark, { force: true });
    await install();
    mendPostgres(root);
  }
}

function isReady() {
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true;
  return agreesWithNpm();
}

/** Somebody ran `npm install` or `npm ci` by hand: npm's own record says what is there. */
function agreesWithNpm() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  const packages = Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages).filter(([path]) => path !== '');
  const same = packages.every(([path, wants]) => {
    const has = there[path];
    if (!has) return Boolean(wants.optional || wants.devOptional || wants.peer);
    return has.version === wants.version && has.integrity === wants.integrity && existsSync(join(root, path));
  });
  return same && Object.keys(there).every((path) => packages.some(([known]) => known === path));
}

async function install() {
  if (isReady()) return;
  console.log('Installing what package-lock.json lists (about 250 MB, once) …');
  // Both kinds named: NODE_ENV=production would leave out what builds the web pages.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  // The npm that runs us, even where no `npm` is on the PATH.
  const [command, first] = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...first, ...args]);
  if (code !== 0) throw new Error(`npm ci ended with ${code}; its message is above. Mend that and start again.`);
  writeFileSync(mark, wanted);
}

function run(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`npm could not be run (${cause.message})`)));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/** The scripts after this one find `node` in node_modules/.bin; elsewhere the machine's own must do. */
function checkRuntime() {
  if (existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))) return;
  checkNode(
    process.versions.node,
    [24, 0],
    `No Node.js 24 comes with the packages for ${process.platform}-${process.arch}; install it`,
  );
}

function checkNode(version, [major, minor], sentence) {
  const [a, b] = version.split('.').map(Number);
  if (a > major || (a === major && b >= minor)) return;
  throw new Error(`${sentence}; this is ${version}.`);
}
