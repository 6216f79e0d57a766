import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { processesBearing, signalIfAlive, waitUntil } from './processes.ts';

/**
 * The name a cluster's processes bear on their command line, made of the folder's identity on its disk,
 * so that it stays true when the folder is moved and differs for a copy.
 */
export function clusterMark(clusterDir: string): string {
  const { dev, ino } = statSync(clusterDir, { bigint: true });
  return `chengyun-${dev.toString(36)}-${ino.toString(36)}`;
}

/**
 * Stops a PostgreSQL that outlived its server (kill −9) and clears what would keep a new one from starting.
 * Call it only while holding the lock on the data folder. Returns whether one was found.
 */
export async function stopOrphan(clusterDir: string): Promise<boolean> {
  const mark = clusterMark(clusterDir);
  const pidFile = join(clusterDir, 'postmaster.pid');
  const found = processesBearing(mark).length > 0;
  for (const [signal, limitMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    const left = processesBearing(mark);
    if (left.length === 0) break;
    const postmaster = readPid(pidFile);
    // Children of a dead postmaster end by themselves within moments; signal them only as the last resort.
    for (const pid of signal === 'SIGKILL' ? left : left.filter((pid) => pid === postmaster))
      signalIfAlive(pid, signal);
    await waitUntil(() => processesBearing(mark).length === 0, limitMs);
  }
  // Nothing of ours is left. If the number in the file lives on, it is somebody else's by now, and PostgreSQL,
  // which looks no further than the number, would refuse. A dead number it examines itself, better than we could.
  const pid = readPid(pidFile);
  if (pid !== undefined && isAlive(pid)) rmSync(pidFile);
  return found;
}

function readPid(pidFile: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
