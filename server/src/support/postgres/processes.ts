import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Process numbers whose command line bears `mark`, the name of our cluster.
 * The command line is readable by everybody; `/proc/PID/cwd` is not (root in a container lacks the right).
 */
export function processesBearing(mark: string): readonly number[] {
  if (process.platform === 'win32') return [];
  const lines = process.platform === 'linux' ? fromProc() : fromPs();
  return lines.filter(({ command }) => command.includes(mark)).map(({ pid }) => pid);
}

type Line = { readonly pid: number; readonly command: string };

function fromProc(): readonly Line[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name) => {
    try {
      return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return []; // ended while we were reading
    }
  });
}

function fromPs(): readonly Line[] {
  const text = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  return text.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
}

/** Sends `signal`; a process that has just ended is no error. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Waits until `done()` is true, asking every few milliseconds; false after `limitMs`. */
export async function waitUntil(done: () => boolean, limitMs: number, now = () => performance.now()): Promise<boolean> {
  const end = now() + limitMs;
  while (!done()) {
    if (now() > end) return false;
    await pause(10);
  }
  return true;
}
