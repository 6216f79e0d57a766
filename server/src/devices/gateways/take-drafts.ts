import { instantThatCounts } from '../ingest/fitting.ts';
import type { Settled } from '../ingest/town-writer.ts';
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
export function takeDrafts(world: GatewayWorld, drafts: readonly Draft[], delivery: Delivery): Promise<void> {
  return new Promise((resolve, reject) =>
    takeDraftsThen(world, drafts, delivery, (error) => (error ? reject(error) : resolve())),
  );
}

/** The same for a gateway of many messages: `settled` is called once, with the first error of its drafts if any. */
export function takeDraftsThen(world: GatewayWorld, drafts: readonly Draft[], delivery: Delivery, settled: Settled) {
  const [only] = drafts;
  if (only && drafts.length === 1) return takeOne(world, only, delivery, delivery.sequence, settled);
  const { sequence } = delivery;
  let left = drafts.length + 1;
  let failure: Error | null = null;
  const one: Settled = (error) => {
    failure ??= error;
    left -= 1;
    if (left === 0) settled(failure);
  };
  // Without a time of its own, a point of a long list must not be taken for its neighbour.
  for (const [nth, draft] of drafts.entries()) takeOne(world, draft, delivery, sequence && `${sequence} ${nth}`, one);
  one(null);
}

function takeOne(
  world: GatewayWorld,
  { device, deviceAt, readings, events, isOfNow }: Draft,
  delivery: Delivery,
  sequence: string | null,
  settled: Settled,
) {
  const { from, receivedAt, resent } = delivery;
  const speaker = device === null ? from : childOf(world, delivery, device);
  // Who speaks for its children alone lives as well.
  if (device !== null) world.ingest.seen(from.townId, from.id, receivedAt);
  if (speaker === undefined || (readings.length === 0 && events.length === 0)) return settled(null);
  const { townId, id } = speaker;
  const at = instantThatCounts(deviceAt, receivedAt, isOfNow);
  const observation = { townId, deviceId: id, at, deviceAt, receivedAt, sequence, readings, events };
  world.ingest.takeThen(observation, resent, settled);
}

/** The child of that name a gateway may speak for; one nobody knows waits at the door. */
export function childOf(
  { registry, notebook }: GatewayWorld,
  { from, peer }: Pick<Delivery, 'from' | 'peer'>,
  name: string,
): KnownDevice | undefined {
  const child = registry.byName(from.protocol, name);
  if (child?.isActive && child.parentId === from.id && child.townId === from.townId) return child;
  if (!child) notebook.letWait(from.townId, { protocol: from.protocol, externalId: name, peer, parentId: from.id });
  return undefined;
}
