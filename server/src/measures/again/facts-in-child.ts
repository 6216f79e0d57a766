import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Pool } from '../../support/db/connect.ts';
import type { FactsAgain } from './facts-again.ts';
import type { Stretch } from './journal-lines.ts';

/** The part of a town's facts that another process makes anew; sent to it, never shown in its command line. */
export interface FactsTask {
  readonly url: string;
  readonly townId: string;
  readonly stretch: Stretch;
}

const CHILD = join(import.meta.dirname, 'facts.child.ts');

/** Has another process make the facts of a stretch anew, on a core of its own; `stop` ends it at once. */
export function factsInChild(task: FactsTask): { readonly done: Promise<FactsAgain>; readonly stop: () => void } {
  const child = fork(CHILD, { execArgv: ['--max-semi-space-size=64'] });
  const done = Promise.race([
    once(child, 'message').then(([found]) => found as FactsAgain),
    once(child, 'exit').then(([code, signal]) => {
      throw new Error(
        `The other half of the facts ended with ${signal ?? code}; what it had stored is right, run it again`,
      );
    }),
  ]);
  child.send(task);
  return { done, stop: () => void child.kill('SIGKILL') };
}

/** The address of a pool's database; null when it is reached in a way that an address does not tell (TLS). */
export function addressOf(pool: Pool): string | null {
  const { host, port, user, pass, database, path, ssl } = pool.options;
  if (ssl || typeof pass === 'function') return null;
  const address = new URL('postgres://localhost');
  address.hostname = host[0] ?? 'localhost';
  address.port = String(port[0] ?? 5432);
  address.username = encodeURIComponent(user);
  address.password = encodeURIComponent(pass ?? '');
  address.pathname = `/${encodeURIComponent(database)}`;
  if (path) address.searchParams.set('host', dirname(String(path)));
  return address.href;
}
