import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Latencies } from '../parts/latencies.ts';

/** What the process that loads the server is told. */
export type Load = {
  readonly protocol: 'mqtt' | 'gbt26875' | 'hj212';
  readonly port: number;
  /** One connection each: its name, and its token if it shows one. */
  readonly devices: readonly { readonly externalId: string; readonly token: string }[];
  /** Messages of one connection that may wait for their acknowledgement. */
  readonly window: number;
  readonly seconds: number;
  /** Tells the loads of one measurement apart. */
  readonly nth: number;
};

/** What it saw: messages sent and acknowledged, and how long that took from the first to the last. */
export type LoadResult = {
  readonly sent: number;
  readonly acked: number;
  readonly perSecond: number;
  /** Processor time of the process that sent. */
  readonly cpuSeconds: number;
  readonly latencies: Latencies;
};

/** Runs a load in a process of its own, so that the generator does not stand in the server's way. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'drive.child.ts'), { stdio: 'inherit' });
  child.send(load);
  const answer = once(child, 'message');
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The load ended with ${code}`)));
  const [result] = await Promise.race([answer, ended]);
  ended.catch(() => {});
  return result as LoadResult;
}
