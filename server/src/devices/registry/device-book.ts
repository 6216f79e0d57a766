import type { KnownDevice } from './known-device.ts';

/** The devices of a town by all they can be asked for. */
export type DeviceBook = {
  readonly credentials: Map<string, KnownDevice>;
  /** By protocol, then by name: a text of both for each of sixty thousand devices would be megabytes. */
  readonly names: Map<string, Map<string, KnownDevice>>;
  readonly ids: Map<string, KnownDevice>;
};

export function emptyBook(): DeviceBook {
  return { credentials: new Map(), names: new Map(), ids: new Map() };
}

/** Enters a device that is not there yet. */
export function enter({ credentials, names, ids }: DeviceBook, device: KnownDevice): void {
  ids.set(device.id, device);
  const ofProtocol = names.get(device.protocol) ?? new Map<string, KnownDevice>();
  names.set(device.protocol, ofProtocol.set(device.externalId, device));
  if (device.credentialHash !== null) credentials.set(device.credentialHash, device);
}

/** Takes a device out under all it was known by. */
export function strike({ credentials, names, ids }: DeviceBook, id: string): void {
  const before = ids.get(id);
  if (!before) return;
  ids.delete(id);
  const ofProtocol = names.get(before.protocol);
  // What another device has taken over meanwhile is that one's.
  if (ofProtocol?.get(before.externalId) === before) ofProtocol.delete(before.externalId);
  const { credentialHash } = before;
  if (credentialHash !== null && credentials.get(credentialHash) === before) credentials.delete(credentialHash);
}
