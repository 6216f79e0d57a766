// What we build on: every package has a licence we may ship under, and none has a hole that is known and serious.
// The second question needs the registry; where that does not answer it is told and counts as not asked.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badLicences, seriousHoles } from './supply-rules.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const licences = badLicences(packages);
for (const line of licences) console.error(line);

const holes = askHoles();
for (const line of holes ?? []) console.error(line);
console.log(
  `${Object.keys(packages).length} packages: ${licences.length} without a licence we may ship under, ` +
    (holes === undefined ? 'holes not asked for: the registry does not answer' : `${holes.length} serious holes known`),
);
process.exitCode = licences.length + (holes?.length ?? 0) > 0 ? 1 : 0;

/** What `npm audit` knows of what is shipped, or nothing when it cannot ask. */
function askHoles() {
  const args = ['audit', '--package-lock-only', '--omit=dev', '--json'];
  const { stdout } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  });
  try {
    return seriousHoles(JSON.parse(stdout));
  } catch {
    return undefined; // no answer, or none that is an answer
  }
}
