import { measureIngest } from './ingest/measure-ingest.ts';

/** GB/T 26875.3 over TCP, one analog value a packet, confirmed after commit. Argument: seconds, 15 unless told. */
export function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const nameOf = (nth: number) => (nth + 1).toString(16).padStart(12, '0');
  return measureIngest({ protocol: 'gbt26875', setting: 'GBT26875_PORT', connections: 200, window: 30, nameOf }, args);
}
