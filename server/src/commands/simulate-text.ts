import type { Progress } from '../../../simulator/run/run-plan.ts';
import type { Report } from '../../../simulator/run/tally.ts';
import type { Registered } from '../sample/devices/register-town.ts';

type Told = Report & {
  readonly devices: number;
  readonly registered: Registered | null;
  readonly burning: readonly string[];
};

/** What was sent, for people. */
export function reportText(told: Told): string {
  const { devices, registered, burning, byLine, events } = told;
  const made = registered ? `，新登记 ${registered.made}，已有 ${registered.known}` : '';
  const head = [
    `设备 ${devices}${made}。上报 ${told.sent}，已确认 ${told.acknowledged}，被拒 ${told.refused}，设备丢弃 ${told.forgotten}，重发 ${told.resentPackets}。`,
    `${devices} devices; sent ${told.sent}, acknowledged ${told.acknowledged}, refused ${told.refused}, forgotten ${told.forgotten}, resent ${told.resentPackets}.`,
    ...burning.map((building) => `起火 Fire: ${building}`),
  ];
  const lines = Object.entries(byLine).map(
    ([line, { sent, acknowledged, ackP50Ms, ackP99Ms }]) =>
      `  ${line.padEnd(14)}${String(sent).padStart(10)}${String(acknowledged).padStart(10)}   p50 ${ackP50Ms} ms, p99 ${ackP99Ms} ms`,
  );
  const began = Object.entries(events).map(([kind, count]) => `${kind} ${count}`);
  return [...head, ...lines, ...(began.length > 0 ? [`  事件 events: ${began.join(', ')}`] : [])].join('\n');
}

/** A line now and then on standard error, where it does not stand among the figures. */
export function tellProgress({ connected, connections, seconds, report, waiting }: Progress): void {
  const { sent, acknowledged } = report;
  const state = connected
    ? `上报 sent ${sent}，已确认 acknowledged ${acknowledged}，待确认 waiting ${waiting}`
    : `正在建立 ${connections} 个连接 connecting`;
  process.stderr.write(`${String(Math.round(seconds)).padStart(5)} s  ${state}\n`);
}
