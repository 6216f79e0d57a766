import { systemActor } from '../../people/actor.ts';
import { townIds } from '../../people/create-town.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Log } from '../../support/log.ts';
import { devicesOf, type KnownDevice } from './known-device.ts';

/** The devices of all towns in memory, kept true by the store's notices. */
export type Registry = {
  readonly byCredential: (hash: string) => KnownDevice | undefined;
  /** By the name a device gives itself on its protocol; the first town that has it, when several do. */
  readonly byName: (protocol: string, externalId: string) => KnownDevice | undefined;
  readonly byId: (id: string) => KnownDevice | undefined;
  /** The town where unknown devices wait: the oldest one. */
  readonly firstTown: () => string | undefined;
  readonly count: () => number;
  /** Told when the devices of a town were read anew; gives how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly stop: () => Promise<void>;
};

type Book = {
  readonly credentials: Map<string, KnownDevice>;
  /** By protocol, then by name: a text of both for each of sixty thousand devices would be megabytes. */
  readonly names: Map<string, Map<string, KnownDevice>>;
  readonly ids: Map<string, KnownDevice>;
};

/** A town made while the server runs is found within this time. */
const TOWNS_EVERY_MS = 30_000;

/** Reads all devices and listens for changes. */
export async function startRegistry(sql: Pool, log: Log): Promise<Registry> {
  let books = new Map<string, Book>();
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const listeners = new Set<() => void>();

  async function read(townId: string): Promise<void> {
    const book = await inTown(sql, townId, systemActor, async (tx) => {
      const made = emptyBook();
      for await (const lot of devicesOf(tx, townId)) for (const device of lot) enter(made, device);
      return made;
    });
    books.set(townId, book);
    for (const listener of listeners) listener();
  }
  /** One reading of a town at a time; a change during it makes one more. */
  function refresh(townId: string): Promise<void> {
    const running = busy.get(townId);
    if (running) {
      again.add(townId);
      return running;
    }
    const started = read(townId)
      .catch((error: unknown) => log.error({ err: error, town: townId }, 'Devices: the list could not be read'))
      .then(() => {
        busy.delete(townId);
        return again.delete(townId) ? refresh(townId) : undefined;
      });
    busy.set(townId, started);
    return started;
  }
  async function towns(): Promise<void> {
    const ids = await townIds(sql);
    books = new Map(ids.flatMap((id) => (books.has(id) ? [[id, books.get(id) ?? emptyBook()] as const] : [])));
    await Promise.all(ids.filter((id) => !books.has(id)).map(refresh));
  }
  const onDevices = await sql.listen('chengyun_devices', (townId) => void refresh(townId));
  // How a make departs from its protocol stands in its profile, and so in the ground.
  const onGround = await sql.listen('chengyun_ground', (townId) => void (books.has(townId) && refresh(townId)));
  await towns();
  const timer = setInterval(
    () => towns().catch((error: unknown) => log.warn({ err: error }, 'Devices: the towns could not be read')),
    TOWNS_EVERY_MS,
  );
  const first = (find: (book: Book) => KnownDevice | undefined) => {
    for (const book of books.values()) {
      const found = find(book);
      if (found) return found;
    }
    return undefined;
  };
  return {
    byCredential: (hash) => first(({ credentials }) => credentials.get(hash)),
    byName: (protocol, externalId) => first(({ names }) => names.get(protocol)?.get(externalId)),
    byId: (id) => first(({ ids }) => ids.get(id)),
    firstTown: () => books.keys().next().value,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => [...books.values()].reduce((sum, { ids }) => sum + ids.size, 0),
    stop: async () => {
      clearInterval(timer);
      await Promise.all([onDevices.unlisten(), onGround.unlisten()]);
      await Promise.all(busy.values());
    },
  };
}

function emptyBook(): Book {
  return { credentials: new Map(), names: new Map(), ids: new Map() };
}

function enter({ credentials, names, ids }: Book, device: KnownDevice): void {
  ids.set(device.id, device);
  const ofProtocol = names.get(device.protocol) ?? new Map<string, KnownDevice>();
  names.set(device.protocol, ofProtocol.set(device.externalId, device));
  if (device.credentialHash !== null) credentials.set(device.credentialHash, device);
}
