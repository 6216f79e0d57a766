import { clearSockets } from './address.ts';
import { stopOrphan } from './orphan.ts';
import { type Run, runPostmaster } from './postmaster.ts';

/** As often as this within ten minutes it is started again; a database that ends more often needs a person. */
const MOST = 3;
const WITHIN_MS = 10 * 60_000;

/**
 * Runs PostgreSQL on an existing cluster and starts it again, at the same address, when it ends though nobody asked it to;
 * who uses it connects anew. Gives it up after too many times, or when it does not come back, and tells `onLost`.
 */
export async function keepPostmaster(
  run: Run,
  onLost: (error: Error) => void,
  now = () => performance.now(),
): Promise<() => Promise<void>> {
  let stopping = false;
  let mending = Promise.resolve();
  let ends: readonly number[] = [];
  const lost = (error: Error) => {
    if (stopping) return;
    ends = [...ends.filter((at) => at > now() - WITHIN_MS), now()];
    if (ends.length > MOST) return onLost(error);
    run.log.error({ err: error }, 'The database ended by itself; it is started again');
    mending = again().catch(onLost);
  };
  const again = async () => {
    // What is left of the old one, or a new one that somebody else has started on the folder, goes first.
    await stopOrphan(run.clusterDir);
    clearSockets(run.clusterDir);
    if (stopping) return;
    stop = await runPostmaster(run, lost);
    run.log.info('The database is back');
  };
  let stop = await runPostmaster(run, lost);
  return async () => {
    stopping = true;
    await mending;
    await stop();
  };
}
