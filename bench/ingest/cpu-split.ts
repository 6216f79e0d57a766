import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Processor time in seconds that the server and its database have used so far. */
export type CpuUsed = { readonly server: number; readonly postgres: number };

const TICKS_PER_SECOND = 100;

/** Reads it from `/proc`; `dataDir` is the data folder of the server with this process id. */
export function cpuUsed(dataDir: string, serverPid: number): CpuUsed {
  return { server: timesOf(serverPid).own, postgres: ofPostgres(dataDir) };
}

/** Seconds that a process has used, with the children it has waited for. */
export function cpuWithChildren(pid: number): number {
  const { own, children } = timesOf(pid);
  return own + children;
}

/** The postmaster, its living children, and those it has waited for. */
function ofPostgres(dataDir: string): number {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const { own, children } = timesOf(postmaster);
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .filter(({ parent }) => parent === postmaster);
  return living.reduce((sum, each) => sum + each.own, own + children);
}

// proc_pid_stat(5): after the name in brackets, field 4 is the parent, 14 to 17 the times.
function timesOf(pid: number): { readonly parent: number; readonly own: number; readonly children: number } {
  const fields = textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  const seconds = (nth: number) => Number(fields[nth - 3] ?? 0) / TICKS_PER_SECOND;
  return { parent: Number(fields[1] ?? 0), own: seconds(14) + seconds(15), children: seconds(16) + seconds(17) };
}

/** Empty when the process has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
