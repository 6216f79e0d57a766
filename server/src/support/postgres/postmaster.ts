import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { environment, pathFor } from './cluster.ts';
import { clusterMark } from './orphan.ts';
import { waitUntil } from './processes.ts';
import type { Options } from './start-postgres.ts';

const START_LIMIT_MS = 60_000; // recovery after a crash replays the log, which can take a while
const STOP_LIMIT_MS = 30_000;

export type Run = Omit<Options, 'onLost'> & {
  readonly clusterDir: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly port: number;
};

/**
 * Runs PostgreSQL on an existing cluster and returns, when it accepts connections, how to stop it; `onEnd` is called when
 * it ends though nobody asked it to.
 */
export async function runPostmaster(run: Run, onEnd: (error: Error) => void): Promise<() => Promise<void>> {
  const child = launch(run);
  const lines = followLog(child, run.log);
  await untilReady(child, run.clusterDir, lines);
  let stopping: Promise<void> | undefined;
  child.once('exit', (code, signal) => {
    if (stopping) return;
    onEnd(new Error(`The database ended by itself (${signal ?? `code ${code}`}): ${lines.slice(-3).join(' ')}`));
  });
  return () => {
    stopping ??= stopChild(child);
    return stopping;
  };
}

function launch(run: Run): ChildProcess {
  const settings = {
    ...run.settings,
    listen_addresses: '127.0.0.1',
    port: String(run.port),
    unix_socket_directories: process.platform === 'win32' ? '' : '.', // the cluster's own folder, closed to others
    cluster_name: clusterMark(run.clusterDir),
    logging_collector: 'off',
  };
  const args = ['-D', pathFor(run.account, run.clusterDir)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  const child = spawn(run.binaries.postgres, args, {
    ...run.account,
    cwd: run.clusterDir,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal must reach the server only, which stops the database last.
    detached: true,
  });
  letWakersGoOn(child);
  return child;
}

/**
 * Puts the database, and each process it will make, under SCHED_BATCH (sched(7)): it gets as much of the processor as before, but who
 * sends it a statement goes on with what it was doing. The server's one thread had lost it at two writes of five; a twelfth
 * more steps a second. Where there is no `chrt` (util-linux) it stays as it is.
 */
function letWakersGoOn({ pid }: ChildProcess): void {
  if (process.platform === 'linux' && pid)
    spawnSync('chrt', ['--batch', '--pid', '0', String(pid)], { stdio: 'ignore' });
}

/** Passes PostgreSQL's own log on and keeps its last lines for error sentences. */
function followLog(child: ChildProcess, log: Options['log']): string[] {
  const last: string[] = [];
  if (!child.stderr) return last;
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > 20) last.shift();
    if (/ (PANIC|FATAL): {2}/.test(line)) log.warn({ postgres: line }, 'PostgreSQL reports');
    else log.debug({ postgres: line }, 'PostgreSQL reports');
  });
  return last;
}

async function untilReady(child: ChildProcess, clusterDir: string, lines: readonly string[]): Promise<void> {
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(new Error(`The database could not be started: ${cause.message}`, { cause })));
    child.once('exit', () =>
      setImmediate(() => reject(new Error(`The database could not be started: ${lines.join(' ')}`))),
    );
  });
  const ready = await Promise.race([failed, waitUntil(() => saysReady(child, clusterDir), START_LIMIT_MS)]);
  if (ready) return;
  await stopChild(child);
  throw new Error(`The database was not ready after ${START_LIMIT_MS / 1000} s: ${lines.join(' ')}`);
}

/** PostgreSQL writes its state into the eighth line of its pid file, for pg_ctl and for us. */
function saysReady(child: ChildProcess, clusterDir: string): boolean {
  if (child.exitCode !== null) return false;
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(child.pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false; // not written yet
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
  child.kill('SIGINT'); // "fast": ends sessions, then writes everything out
  await exited;
  clearTimeout(impatient);
}
