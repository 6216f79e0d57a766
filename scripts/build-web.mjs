// Builds the web pages when their sources differ from what web/dist was built from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mark = join(root, 'web', 'dist', '.sources');
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/build',
  'web/package.json',
  'contract/src',
];

/** Throws one sentence when the build fails; its own messages are on the terminal by then. */
export async function buildWebIfNeeded() {
  if (!existsSync(join(root, 'web', 'index.html')) || !existsSync(join(root, 'web', 'src'))) {
    console.log('No web pages to build yet.');
    return;
  }
  if (isBuilt()) return;
  await withLock(join(root, 'web', '.building'), 'Waiting for another build in this folder …', build);
}

function isBuilt() {
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint();
}

function build() {
  if (isBuilt()) return;
  console.log('Building the web pages …');
  const before = fingerprint();
  rmSync(mark, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const ran = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (ran.status !== 0) throw new Error(`The web pages could not be built (${ran.error?.message ?? 'see above'}).`);
  writeFileSync(mark, before);
}

/** One number for all sources and the exact packages they are built with. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of SOURCES.flatMap((source) => filesOf(join(root, source)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path).sort();
  return entries.flatMap((entry) => filesOf(join(path, entry)));
}
