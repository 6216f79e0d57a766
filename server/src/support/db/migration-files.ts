import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Migration = { readonly name: string; readonly sha256: string; readonly text: string };

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** The `.sql` files of a folder in the order of their numbers; two with one number are refused. */
export function readMigrations(dir: string): readonly Migration[] {
  const names = existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.sql'))
        .sort()
    : [];
  names.forEach((name, at) => {
    if (!NAME.test(name)) throw new Error(`Migration ${join(dir, name)} is not named like 0001_what_it_does.sql.`);
    const before = names[at - 1];
    if (before?.slice(0, 4) !== name.slice(0, 4)) return;
    throw new Error(`Migrations ${before} and ${name} in ${dir} bear the same number; renumber the newer one.`);
  });
  return names.map((name) => {
    const text = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n'); // as Git may check it out on Windows
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}
