import { measureIngest } from './ingest/measure-ingest.ts';

/** HJ 212-2017 over TCP, three values a packet, answered with 9014 after commit. Argument: seconds, 15 unless told. */
export function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const nameOf = (nth: number) => `FZ${String(nth).padStart(22, '0')}`;
  return measureIngest({ protocol: 'hj212', setting: 'HJ212_PORT', connections: 200, window: 30, nameOf }, args);
}
