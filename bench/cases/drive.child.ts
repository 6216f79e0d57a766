import { httpCaller } from '../parts/http-caller.ts';
import type { Load, LoadResult } from './load.ts';
import { makeReads } from './reads.ts';
import { makeWrites } from './writes.ts';

// The load generator: a process of its own, so that its work is not counted as the server's and does not wait for it.
process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});

async function run(load: Load): Promise<LoadResult> {
  const { call, close } = httpCaller(load.url, load.inFlight);
  try {
    return load.what === 'writes' ? await makeWrites(call, load) : await makeReads(call, load);
  } finally {
    close();
  }
}
