import { townIds } from '../../people/create-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Log } from '../../support/log.ts';
import type { DeviceBook } from './device-book.ts';
import { openDeviceBooks } from './device-books.ts';
import type { KnownDevice } from './known-device.ts';

/** The devices of all towns in memory, kept true by the store's notices. */
export type Registry = {
  readonly byCredential: (hash: string) => KnownDevice | undefined;
  /** By the name a device gives itself on its protocol; the first town that has it, when several do. */
  readonly byName: (protocol: string, externalId: string) => KnownDevice | undefined;
  readonly byId: (id: string) => KnownDevice | undefined;
  /** The town where unknown devices wait: the oldest one. */
  readonly firstTown: () => string | undefined;
  readonly count: () => number;
  /** Told when devices were read anew; gives how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly stop: () => Promise<void>;
};

/** A town made while the server runs is found within this time. */
const TOWNS_EVERY_MS = 30_000;

/** Reads all devices and listens for changes. */
export async function startRegistry(sql: Pool, log: Log): Promise<Registry> {
  const listeners = new Set<() => void>();
  const books = openDeviceBooks(sql, log, () => {
    for (const listener of listeners) listener();
  });
  const onDevices = await sql.listen('chengyun_devices', books.onNotice);
  // How a make departs from its protocol stands in its profile, and so in the ground.
  const onGround = await sql.listen(
    'chengyun_ground',
    (townId) => void (books.all().has(townId) && books.refresh(townId)),
  );
  const towns = async () => books.keepTowns(await townIds(sql));
  await towns();
  const timer = setInterval(
    () => towns().catch((error: unknown) => log.warn({ err: error }, 'Devices: the towns could not be read')),
    TOWNS_EVERY_MS,
  );
  const first = (find: (book: DeviceBook) => KnownDevice | undefined) => {
    for (const book of books.all().values()) {
      const found = find(book);
      if (found) return found;
    }
    return undefined;
  };
  return {
    byCredential: (hash) => first(({ credentials }) => credentials.get(hash)),
    byName: (protocol, externalId) => first(({ names }) => names.get(protocol)?.get(externalId)),
    byId: (id) => first(({ ids }) => ids.get(id)),
    firstTown: () => books.all().keys().next().value,
    count: () => [...books.all().values()].reduce((sum, { ids }) => sum + ids.size, 0),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all([onDevices.unlisten(), onGround.unlisten()]);
      await books.settled();
    },
  };
}
