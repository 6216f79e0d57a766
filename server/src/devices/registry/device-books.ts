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

/** More devices than this are read no faster by their ids than all of the town. */
const MANY = 500;

type Change = { readonly ids: readonly string[]; readonly found: readonly KnownDevice[] };

/** No books yet; `tell` is called after each change of one. */
export function openDeviceBooks(sql: Pool, log: Log, tell: () => void): DeviceBooks {
  let books = new Map<string, DeviceBook>();
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  /** What was read by itself while all of a town was being read: that reading began before and must not undo it. */
  const meanwhile = new Map<string, Change[]>();

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
    // Of a town that was made a moment ago all are read, unless they are being read already.
    if (!book) return meanwhile.has(townId) ? undefined : refresh(townId);
    apply(book, change);
    tell();
  }
  const changes = gatherChanges(async (townId, ids) => {
    try {
      if (ids.length > MANY) await refresh(townId);
      else await readSome(townId, ids);
    } catch (error) {
      log.error({ err: error, town: townId }, 'Devices: a change could not be read; all are read anew');
      void refresh(townId);
    }
  });
  return {
    all: () => books,
    refresh,
    onNotice: (notice) => {
      const { townId, ids } = readNotice(notice);
      if (ids === null) return void refresh(townId);
      changes.add(townId, ids);
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
      await changes.settled();
      await Promise.all(busy.values());
    },
  };
}

/** Reads what has changed until nothing has; what changes during one reading is read together in the next. */
function gatherChanges(read: (townId: string, ids: readonly string[]) => Promise<void>) {
  const changed = new Map<string, Set<string>>();
  const reading = new Map<string, Promise<void>>();
  async function keepUp(townId: string): Promise<void> {
    for (let ids = changed.get(townId); ids; ids = changed.get(townId)) {
      changed.delete(townId);
      await read(townId, [...ids]);
    }
    reading.delete(townId);
  }
  return {
    add: (townId: string, ids: readonly string[]) => {
      changed.set(townId, new Set([...(changed.get(townId) ?? []), ...ids]));
      if (!reading.has(townId)) reading.set(townId, keepUp(townId));
    },
    settled: () => Promise.all(reading.values()),
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
