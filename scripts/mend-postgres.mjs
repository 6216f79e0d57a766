// `postgres` 3.4.9 writes to a connection that has closed without looking, from a callback nobody can catch: whatever a
// transaction says on a lost connection ends the whole server (porsager/postgres, issues 1154 and 1208). Until a version
// with the remedy is out, its function gets the missing look here: the statement is refused and the server goes on.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '// mended by Chengyun, scripts/mend-postgres.mjs';

/** What stands in the package, and what is put in its place. */
const MENDS = [
  [
    `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)
`,
    `  function nextWrite(fn) {
    if (socket === null) { ${MARK}
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return true
    }
    const x = socket.write(chunk, fn)
`,
  ],
  // The last words of a connection that was ended by hand were told to whoever had its successor first.
  [
    `  async function closed(hadError) {
    incoming = Buffer.alloc(0)
`,
    `  async function closed(hadError) {
    errorResponse = null ${MARK}
    incoming = Buffer.alloc(0)
`,
  ],
];

/** The source with the remedies in it; throws when a place is neither the one known nor mended already. */
export function mended(source) {
  return MENDS.reduce((text, [bare, mend]) => {
    if (text.includes(mend)) return text;
    const [before, after, ...more] = text.split(bare);
    if (after === undefined || more.length > 0) {
      throw new Error('the package "postgres" is another than scripts/mend-postgres.mjs knows: is that still needed?');
    }
    return `${before}${mend}${after}`;
  }, source);
}

/** Mends the installed package; does nothing where it is mended or not there. */
export function mendPostgres(root) {
  const file = join(root, 'node_modules/postgres/src/connection.js');
  if (!existsSync(file)) return;
  const source = readFileSync(file, 'utf8');
  const wanted = mended(source);
  if (wanted === source) return;
  // In one step: another process may be reading it.
  writeFileSync(`${file}.${process.pid}`, wanted);
  renameSync(`${file}.${process.pid}`, file);
}
