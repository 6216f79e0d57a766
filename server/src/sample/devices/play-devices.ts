import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Where } from '../../../../simulator/run/open-wire.ts';
import type { Spot } from '../../../../simulator/town/sim-device.ts';
import type { Log } from '../../support/log.ts';

/** What the process that plays the devices is told. */
export type DevicePlay = {
  readonly where: Where;
  readonly spots: readonly Spot[];
  readonly secret: string;
  readonly isCalm: boolean;
  /** Milliseconds within which every device says once where it stands; null when the town knows that already. */
  readonly rollCallMs: number | null;
};

const CHILD = join(import.meta.dirname, 'play-devices.child.ts');
const LEAN = ['--max-semi-space-size=4'];
/** Behind everything else that wants a processor. */
const NICE = 15;
const PATIENCE_MS = 3_000;

/** Devices that are being played. */
export type Playing = { readonly hasEnded: () => boolean; readonly stop: () => Promise<void> };

/** Plays a town's devices in a process of their own, so that they stand in nobody's way. */
export function playDevices(play: DevicePlay, log: Log): Playing {
  const child = fork(CHILD, { execArgv: LEAN, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let [ended, stopping] = [false, false];
  child.once('exit', (code) => {
    ended = true;
    if (!stopping) log.warn({ code }, "The sample town's devices fell silent; they will begin again");
  });
  child.once('error', (error) => log.warn({ err: error }, "The sample town's devices could not be played"));
  try {
    setPriority(child.pid ?? 0, NICE);
  } catch {
    // Not allowed on some systems; then they are played at the priority of the server.
  }
  child.send(play);
  return {
    hasEnded: () => ended,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

/** It leaves when the line to it is cut, and is made to when it does not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const left = once(child, 'exit');
  const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  if (child.connected) child.disconnect();
  await left;
  clearTimeout(limit);
}
