import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool } from '../../support/db/connect.ts';
import type { Log } from '../../support/log.ts';
import type { Latest } from '../store/tally.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a device told of itself (its latest values) and what was set for it. */
export type Attributes = { readonly client: Values; readonly shared: Values };

export type AttributeBook = {
  /** Undefined when too many ask at a time or the store is away: the device asks again. */
  readonly of: (townId: string, deviceId: string) => Promise<Attributes | undefined>;
};

/** Questions that may wait for the store at a time; devices that ask in a loop take no more of it. */
const MOST_AT_ONCE = 20;

/** Looks attributes up in the store. */
export function attributeBook(sql: Pool, log: Log): AttributeBook {
  let running = 0;
  return {
    of: async (townId, deviceId) => {
      if (running >= MOST_AT_ONCE) return undefined;
      running += 1;
      try {
        return await inTown(sql, townId, systemActor, (tx) => attributesOf(tx, deviceId));
      } catch (error) {
        log.warn({ err: error, device: deviceId }, 'Devices: attributes could not be read');
        return undefined;
      } finally {
        running -= 1;
      }
    },
  };
}

type Row = { readonly points: Readonly<Record<string, Latest>> | null; readonly shared: Values };

async function attributesOf(sql: Parameters<Parameters<typeof inTown>[3]>[0], deviceId: string): Promise<Attributes> {
  const [row] = await sql<Row[]>`
    select s.points, d.shared from device d left join device_state s on s.device_id = d.id where d.id = ${deviceId}`;
  const points = Object.entries(row?.points ?? {}).map(([point, { v }]) => [point, v] as const);
  return { client: Object.fromEntries(points), shared: row?.shared ?? {} };
}

/** Those asked for; all of both when none is named, as ThingsBoard does. */
export function askedAttributes(
  { client, shared }: Attributes,
  clientKeys: readonly string[],
  sharedKeys: readonly string[],
): { readonly client?: Values; readonly shared?: Values } {
  if (clientKeys.length === 0 && sharedKeys.length === 0) return { client, shared };
  return {
    ...(clientKeys.length > 0 ? { client: only(client, clientKeys) } : {}),
    ...(sharedKeys.length > 0 ? { shared: only(shared, sharedKeys) } : {}),
  };
}

function only(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(values, key) ? [[key, values[key]]] : [])));
}
