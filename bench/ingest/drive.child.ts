import { latenciesOf } from '../parts/latencies.ts';
import { gbt26875Line } from './gbt26875-line.ts';
import { hj212Line } from './hj212-line.ts';
import type { Line } from './line.ts';
import type { Load, LoadResult } from './load.ts';
import { mqttLine } from './mqtt-line.ts';

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
const LINES = { mqtt: mqttLine, gbt26875: gbt26875Line, hj212: hj212Line } as const;

/** Keeps the window of every connection full until the time is up, then waits for what is on its way. */
async function drive({ protocol, port, devices, window, seconds, nth }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let began = performance.now();
  let until = 0;
  let sent = 0;
  let last = began;
  const pace = {
    window,
    mayGo: () => {
      if (performance.now() > until) return false;
      sent += 1;
      return true;
    },
    onAck: (ms: number) => void times.push(ms),
  };
  const lines: Line[] = [];
  for (const device of devices) lines.push(await LINES[protocol](port, device, pace, nth));
  began = performance.now();
  until = began + seconds * 1000;
  const cpuBefore = process.cpuUsage();
  for (const line of lines) line.start();
  for (let acked = 0; ; await pause()) {
    if (times.length > acked) last = performance.now();
    acked = times.length;
    const now = performance.now();
    if (now > until && (acked === sent || now - last > PATIENCE_MS)) break;
  }
  const elapsed = (last - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const line of lines) line.end();
  const latencies = latenciesOf(times, elapsed);
  const perSecond = Math.round(times.length / elapsed);
  return { sent, acked: times.length, perSecond, cpuSeconds: (user + system) / 1e6, latencies };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}
