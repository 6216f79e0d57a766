import { latenciesOf } from '../parts/latencies.ts';
import type { Load, LoadResult } from './load.ts';
import { openWire, type Wire } from './wires.ts';

process.once('message', (load: Load) => {
  drive(load).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

const PATIENCE_MS = 30_000;

/** Keeps the window of every connection full until the time is up, then waits for what is on its way. */
async function drive({ protocol, port, devices, window, seconds }: Load): Promise<LoadResult> {
  const wires: Wire[] = [];
  for (const device of devices) wires.push(await openWire(protocol, port, device));
  const times: number[] = [];
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const until = began + seconds * 1000;
  let sent = 0;
  let last = began;
  const next = (wire: Wire) => {
    const at = performance.now();
    if (at > until) return;
    sent += 1;
    wire.send(() => {
      last = performance.now();
      times.push(last - at);
      next(wire);
    });
  };
  for (const wire of wires) for (let i = 0; i < window; i++) next(wire);
  await idle(() => performance.now() > until && (times.length === sent || performance.now() - last > PATIENCE_MS));
  const elapsed = (last - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const wire of wires) wire.end();
  const latencies = latenciesOf(times, elapsed);
  const perSecond = Math.round(times.length / elapsed);
  return { sent, acked: times.length, perSecond, cpuSeconds: (user + system) / 1e6, latencies };
}

async function idle(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 50));
}
