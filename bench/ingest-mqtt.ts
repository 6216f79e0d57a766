import { measureIngest } from './ingest/measure-ingest.ts';

/** MQTT 3.1.1, QoS 1, three readings a message, acknowledged after commit. Argument: seconds, 15 unless told. */
export function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const nameOf = (nth: number) => `sensor-${nth}`;
  return measureIngest({ protocol: 'mqtt', setting: 'MQTT_PORT', connections: 200, window: 50, nameOf }, args);
}
