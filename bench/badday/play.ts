import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Scenario } from '../../simulator/plan/scenarios.ts';
import type { Where } from '../../simulator/run/open-wire.ts';
import type { Report } from '../../simulator/run/tally.ts';
import type { Spot } from '../../simulator/town/sim-device.ts';

/** What the process that plays the town is told. */
export type Play = {
  readonly where: Where;
  readonly seed: number;
  readonly devices: number;
  readonly spots: readonly Spot[];
  readonly secret: string;
  readonly perSecond: number | null;
  readonly seconds: number;
  readonly scenarios: readonly Scenario[];
};

/** A fire frame on its way: device and part as the page names them, and when, in epoch milliseconds. */
export type FireSent = { readonly device: string; readonly part: string | null; readonly at: number };

/** What it tells. */
export type Told =
  | { readonly kind: 'begun' }
  | { readonly kind: 'fire'; readonly fire: FireSent }
  | { readonly kind: 'done'; readonly report: Report; readonly cpuSeconds: number };

export type Playing = {
  /** Resolves when everything is connected and the first message is about to go. */
  readonly begun: Promise<void>;
  readonly fires: readonly FireSent[];
  readonly done: Promise<Extract<Told, { kind: 'done' }>>;
  readonly child: ChildProcess;
};

/** Plays a town in a process of its own, so that it does not stand in the server's way. */
export function startPlay(play: Play): Playing {
  const child = fork(join(import.meta.dirname, 'play.child.ts'), { stdio: 'inherit' });
  const fires: FireSent[] = [];
  const begun = Promise.withResolvers<void>();
  const done = Promise.withResolvers<Extract<Told, { kind: 'done' }>>();
  child.on('message', (told: Told) => {
    if (told.kind === 'begun') begun.resolve();
    else if (told.kind === 'fire') fires.push(told.fire);
    else done.resolve(told);
  });
  once(child, 'exit').then(([code]) => {
    const error = new Error(`The play ended with ${code}`);
    begun.reject(error);
    done.reject(error); // too late when it is done
  });
  child.send(play);
  return { begun: begun.promise, done: done.promise, fires, child };
}
