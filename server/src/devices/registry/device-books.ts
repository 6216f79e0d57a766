import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Log } from '../../support/log.ts';
import { type DeviceBook, emptyBook, enter, strike } from './device-book.ts';
import { readNotice } from './device-notice.ts';
import { devicesOf, type KnownDevice } from './known-device.ts';

/** The books of all towns, read from the store and kept true. */
export type DeviceBooks = {
  /** By town, the oldest first. */
  readonly all: () => ReadonlyMap<string, DeviceBook>;
  /** Reads a town anew; one reading of it at a time, and one more for a change during it. */
  readonly refresh: (townId: string) => Promise<void>;
  /** Reads what a notice says has changed: a few devices, or all of the town. */
  readonly onNotice: (notice: string) => void;
  /** Forgets towns that are gone and reads those that are new. */
  readonly keepTowns: (ids: readonly string[]) => Promise<void>;
  /** Resolves when nothing is being read. */
  readonly settled: () => Promise<void>;
};

type Change = { readonly ids: readonly string[]; readonly found: readonly KnownDevice[] };

/** No books yet; `tell` is called after each change of one. */
export function openDeviceBooks(sql: Pool, log: Log, tell: () => void): DeviceBooks {
  let books = new Map<string, DeviceBook>();
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  /** What was read by itself while all of a town was being read: that reading began before and must not undo it. */
  const meanwhile = new Map<string, Change[]>();
  let lately = Promise.resolve();

  async function readAll(townId: string): Promise<void> {
    meanwhile.set(townId, []);
    const book = emptyBook();
    await readInto((device) => enter(book, device), sql, townId);
    for (const change of meanwhile.get(townId) ?? []) apply(book, change);
    meanwhile.delete(townId);
    books.set(townId, book);
    tell();
  }
  function refresh(townId: string): Promise<void> {
    const running = busy.get(townId);
    if (running) {
      again.add(townId);
      return running;
    }
    const started = readAll(townId)
      .catch((error: unknown) => log.error({ err: error, town: townId }, 'Devices: the list could not be read'))
      .then(() => {
        busy.delete(townId);
        return again.delete(townId) ? refresh(townId) : undefined;
      });
    busy.set(townId, started);
    return started;
  }
  async function readSome(townId: string, ids: readonly string[]): Promise<void> {
    const found: KnownDevice[] = [];
    await readInto((device) => found.push(device), sql, townId, ids);
    const change = { ids, found };
    meanwhile.get(townId)?.push(change);
    const book = books.get(townId);
    if (!book) return;
    apply(book, change);
    tell();
  }
  return {
    all: () => books,
    refresh,
    onNotice: (notice) => {
      const { townId, ids } = readNotice(notice);
      if (ids === null) return void refresh(townId);
      // One after the other, so that none is overtaken by an older one.
      lately = lately
        .then(() => readSome(townId, ids))
        .catch((error: unknown) => {
          log.error({ err: error, town: townId }, 'Devices: a change could not be read; all are read anew');
          void refresh(townId);
        });
    },
    keepTowns: async (ids) => {
      const known = ids.flatMap((id) => {
        const book = books.get(id);
        return book ? [[id, book] as const] : [];
      });
      books = new Map(known);
      await Promise.all(ids.filter((id) => !books.has(id)).map(refresh));
    },
    settled: async () => {
      await lately;
      await Promise.all(busy.values());
    },
  };
}

function readInto(
  take: (device: KnownDevice) => void,
  sql: Pool,
  townId: string,
  ids: readonly string[] | null = null,
): Promise<void> {
  return inTown(sql, townId, systemActor, async (tx) => {
    for await (const lot of devicesOf(tx, townId, ids)) for (const device of lot) take(device);
  });
}

function apply(book: DeviceBook, { ids, found }: Change): void {
  for (const id of ids) strike(book, id);
  for (const device of found) enter(book, device);
}
