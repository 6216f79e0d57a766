import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tokens of the sample town's devices follow from: drawn once and kept beside the database's own password. */
export function deviceSecret(dataDir: string): string {
  const file = join(dataDir, 'secrets', 'sample-devices');
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  try {
    // Fails when it is there: of two who come at once both read the same.
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
  return readFileSync(file, 'utf8');
}
