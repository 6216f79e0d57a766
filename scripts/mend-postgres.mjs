// `postgres` 3.4.9 does not expect a line to break in the middle of something. What is said in a transaction on a lost
// connection ends the whole server, from a callback nobody can catch (porsager/postgres, issues 1154 and 1208), or is said
// in the transaction that has the connection next; a line that breaks while a new connection learns the types of arrays
// ends the server too; what is asked between its breaking and its closing is never answered, and the connection is stuck
// for good; who waits to reserve one may wait for ever; and a connection by which something was copied out may be deaf
// from then on. Until a version with the remedies is out they are put in here, after each installation: whoever asked on
// a lost line is told so, and the server goes on.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '// mended by Chengyun, scripts/mend-postgres.mjs';

/** By file of the package: what stands in it, and what is put in its place. */
export const MENDS = {
  'src/connection.js': [
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
    // What a line that broke was about to say, and its last words, are not for its successor.
    [
      `  async function closed(hadError) {
    incoming = Buffer.alloc(0)
`,
      `  async function closed(hadError) {
    clearImmediate(nextWriteTimer) ${MARK}
    errorResponse = chunk = nextWriteTimer = null
    incoming = Buffer.alloc(0)
`,
    ],
    // Nor is what was asked between its breaking and its closing: nobody answered that, and who asked must know.
    [
      `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      `    const lost = Errors.connection('CONNECTION_CLOSED', options, socket) ${MARK}
    if (initial) {
      query && queryError(query, lost)
      query = null
      return reconnect()
    }

    ;(query || sent.length) && error(lost)
    query = null
`,
    ],
    // Who waits for this question hears of a lost connection elsewhere; nobody hears this promise.
    [
      `        return fetchArrayTypes()
`,
      `        return fetchArrayTypes().catch(() => {}) ${MARK}
`,
    ],
    // What is copied out pauses the socket when nobody reads it; at its end, or when nobody will, it must be heard again.
    [
      `      read() { socket.resume() }
`,
      `      read() { socket && socket.resume() }, ${MARK}
      destroy(e, done) { socket && socket.resume(); done(e) }
`,
    ],
    [
      `    stream && (stream.push(x.subarray(5)) || socket.pause())
`,
      `    stream && !stream.destroyed && (stream.push(x.subarray(5)) || socket.pause()) ${MARK}
`,
    ],
    [
      `    stream && stream.push(null)
    stream = null
`,
      `    stream && stream.push(null)
    stream = null
    socket && socket.resume() ${MARK}
`,
    ],
  ],
  'src/index.js': [
    // Who waits to reserve a connection is found in the queue when one opens, not by what was told to the connection.
    [
      `    queries.length && connect(c, queries.shift())
`,
      `    if (queries.length) { ${MARK}
      const query = queries.shift()
      query.reserve && queries.push(query)
      connect(c, query)
    }
`,
    ],
    // Closing takes the connection from whoever had reserved it; the handle they hold must know.
    [
      `    c.reserved.release = true

`,
      `    c.reserved.release = true
    const own = c.reserved ${MARK}

`,
    ],
    [
      `    function handler(q) {
      c.queue === full
        ? queue.push(q)
        : c.execute(q) || move(c, full)
    }
  }

  async function begin(`,
      `    function handler(q) {
      if (c.reserved !== own) ${MARK}
        return q.reject(Errors.connection('CONNECTION_CLOSED', options))
      c.queue === full
        ? queue.push(q)
        : c.execute(q) || move(c, full)
    }
  }

  async function begin(`,
    ],
  ],
};

/** The source of a file with the remedies in it; throws when a place is neither the one known nor mended already. */
export function mended(source, mends) {
  return mends.reduce((text, [bare, mend]) => {
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
  for (const [name, mends] of Object.entries(MENDS)) {
    const file = join(root, 'node_modules/postgres', name);
    if (!existsSync(file)) continue;
    const source = readFileSync(file, 'utf8');
    const wanted = mended(source, mends);
    if (wanted === source) continue;
    // In one step: another process may be reading it.
    writeFileSync(`${file}.${process.pid}`, wanted);
    renameSync(`${file}.${process.pid}`, file);
  }
}
