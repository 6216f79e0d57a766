import type { KnownDevice } from '../../registry/known-device.ts';
import { readMappedJson } from '../../topics/read-mapped.ts';
import type { GatewayWorld } from '../gateway.ts';
import type { Draft } from '../mqtt/drafts.ts';
import type { PushDraft } from './push-drafts.ts';

/**
 * What a push says, with the values of devices whose profile has a topic for them (`ctwing/data`, `chirpstack/up` …) read as
 * the profile says; of all others as readings by the names they came under.
 */
export async function byProfiles(
  world: GatewayWorld,
  link: KnownDevice,
  drafts: readonly PushDraft[],
  peer: string,
): Promise<readonly Draft[]> {
  const read: Draft[] = [];
  for (const draft of drafts) read.push(...(await byProfile(world, link, draft, peer)));
  return read;
}

async function byProfile(
  { registry, topics, notebook }: GatewayWorld,
  link: KnownDevice,
  { said, ...draft }: PushDraft,
  peer: string,
): Promise<readonly Draft[]> {
  const device = draft.device === null ? undefined : registry.byName(link.protocol, draft.device);
  if (!said || !device || device.profileId === null || device.parentId !== link.id) return [draft];
  const mapped = readMappedJson(await topics.of(device), said.topic, said.values);
  if (mapped === undefined) return [draft];
  if (typeof mapped !== 'string') {
    return mapped.map((one) => ({ ...one, device: draft.device, deviceAt: one.deviceAt ?? draft.deviceAt }));
  }
  // The platform would push again and again what cannot be read: it is kept where people look, and taken as it came.
  const bytes = Buffer.from(JSON.stringify(said.values));
  const note = { protocol: link.protocol, peer, deviceId: device.id, why: `${said.topic}: ${mapped}`, bytes };
  notebook.keepFrame(device.townId, note);
  return [draft];
}
