import { mqttSender } from '../../simulator/wires/mqtt.ts';

/** What a flood did. */
export type FloodResult = {
  readonly offeredPerSecond: number;
  readonly ackedPerSecond: number;
  readonly connections: number;
};

const TICK_MS = 10;
/** A device has only so much memory: what would be over it is not sent. */
const MEMORY_BYTES = 1_000_000;
const MOST_IN_FLIGHT = 60_000;
/** Blocked for so long, it starts again with a new connection, as a device that hangs does. */
const PATIENCE_MS = 500;

/** One device sends so many messages a second, QoS 1, and waits for no acknowledgement, until `over` resolves. */
export async function flood(
  port: number,
  { externalId, token }: { readonly externalId: string; readonly token: string },
  perSecond: number,
  over: Promise<unknown>,
): Promise<FloodResult> {
  const begun = performance.now();
  let [isOver, offered, acked, n, connections] = [false, 0, 0, 0, 0];
  over.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const sender = await mqttSender({ host: '127.0.0.1', port, clientId: externalId, username: token });
    connections += 1;
    let closed = false;
    let wentAt = performance.now();
    sender.closed.then(() => {
      closed = true;
    });
    while (!isOver && !closed && performance.now() - wentAt < PATIENCE_MS) {
      const due = ((performance.now() - begun) / 1000) * perSecond;
      for (; n < due; n++) {
        if (sender.socket.writableLength > MEMORY_BYTES || sender.inFlight() > MOST_IN_FLIGHT) continue;
        const body = `{"ts":${Date.now()},"values":{"n":${n}}}`;
        sender.publish('v1/devices/me/telemetry', Buffer.from(body), () => {
          acked += 1;
        });
        offered += 1;
        wentAt = performance.now();
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    sender.socket.destroy();
  }
  const seconds = (performance.now() - begun) / 1000;
  return { offeredPerSecond: Math.round(offered / seconds), ackedPerSecond: Math.round(acked / seconds), connections };
}
