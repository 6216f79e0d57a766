import type { Config } from '../config.ts';
import type { Pool } from './db/connect.ts';
import type { Log } from './log.ts';

/** What every stage is given at its start. `main.ts` builds it; a test builds a smaller one of the same kind. */
export type World = {
  readonly config: Config;
  readonly log: Log;
  /** The ordinary pool: the restricted role, behind row-level security. Open transactions with `inTown`. */
  readonly sql: Pool;
  /** The owner: migrations, the job queue, making towns. Never for a request's own work. */
  readonly ownerSql: Pool;
  readonly ownerUrl: string;
  readonly now: () => Date;
};

/**
 * Does one job of the queue; must be idempotent, for it may run again. A long one looks at `signal` between its steps:
 * it aborts when the server has been asked to stop and has waited some seconds; throw then, the job is tried again.
 */
export type Task = (payload: unknown, world: World, signal?: AbortSignal) => Promise<void>;

/** Work that runs by the clock: a crontab line of graphile-worker such as `17 3 * * *`, in UTC. */
export type Timed = { readonly task: string; readonly pattern: string };
