import { type JobHelpers, Logger, parseCronItems, run } from 'graphile-worker';
import type { Log } from '../log.ts';
import type { Task, Timed, World } from '../world.ts';

const AT_ONCE = 4;

/** Runs the job queue: each job by its task, timed work by its pattern. Returns how to stop; jobs under way finish. */
export async function runJobs(
  world: World,
  tasks: Readonly<Record<string, Task>>,
  timed: readonly Timed[],
): Promise<() => Promise<void>> {
  await freeForgotten(world);
  const runner = await run({
    connectionString: world.ownerUrl,
    concurrency: AT_ONCE,
    maxPoolSize: AT_ONCE + 2,
    noHandleSignals: true,
    logger: jobLogger(world.log),
    parsedCronItems: parseCronItems(timed.map(({ task, pattern }) => ({ task, match: pattern }))),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, { abortSignal }: JobHelpers) => task(payload, world, abortSignal),
      ]),
    ),
  });
  return () => runner.stop();
}

// A killed server leaves its jobs locked for hours. The built-in database has one server only, so whoever holds a lock
// when that starts is gone; on a shared database the other servers' locks are left alone.
async function freeForgotten({ config, ownerSql }: World): Promise<void> {
  if (config.databaseUrl !== undefined) return;
  await ownerSql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs where locked_by is not null
    ))
  `;
}

function jobLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    // Its chatter at info (job started, done) is of interest only when looking for something.
    const at = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug';
    log[at]({ ...meta }, message);
  });
}
