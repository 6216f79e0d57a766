import { instantThatCounts } from '../ingest/fitting.ts';
import type { KnownDevice } from '../registry/known-device.ts';
import type { GatewayWorld } from './gateway.ts';
import type { Draft } from './mqtt/drafts.ts';

/** Where a message came from and what tells it from another. */
export type Delivery = {
  /** The device that is connected; a gateway also speaks for its children. */
  readonly from: KnownDevice;
  readonly peer: string;
  readonly receivedAt: Date;
  /** Of the whole message; null when the wire has nothing that tells a resend. */
  readonly sequence: string | null;
  /** Marked as sent before. */
  readonly resent: boolean;
};

/** Takes in what one message says; resolves when all of it is durable. What is of unknown children waits at the door. */
export async function takeDrafts(world: GatewayWorld, drafts: readonly Draft[], delivery: Delivery): Promise<void> {
  const { from, receivedAt, sequence, resent } = delivery;
  const taken: Promise<void>[] = [];
  for (const [nth, { device, deviceAt, readings, events }] of drafts.entries()) {
    const speaker = device === null ? from : childOf(world, delivery, device);
    if (speaker === undefined || (readings.length === 0 && events.length === 0)) continue;
    // Without a time of its own, a point of a long list must not be taken for its neighbour.
    const own = drafts.length === 1 ? sequence : sequence && `${sequence} ${nth}`;
    const observation = {
      ...{ townId: speaker.townId, deviceId: speaker.id, deviceAt, receivedAt, sequence: own, readings, events },
      at: instantThatCounts(deviceAt, receivedAt),
    };
    taken.push(world.ingest.take(observation, resent));
  }
  if (taken.length === 1) return taken[0];
  await Promise.all(taken);
}

function childOf(
  { registry, notebook }: GatewayWorld,
  { from, peer }: Delivery,
  name: string,
): KnownDevice | undefined {
  const child = registry.byName(from.protocol, name);
  if (child?.isActive && child.parentId === from.id && child.townId === from.townId) return child;
  if (!child) notebook.letWait(from.townId, { protocol: from.protocol, externalId: name, peer, parentId: from.id });
  return undefined;
}
