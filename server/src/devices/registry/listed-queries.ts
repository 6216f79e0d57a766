import type { Sql } from '../../support/db/connect.ts';

type Asked = {
  readonly protocol: string;
  readonly wire: string;
  readonly parent?: string;
  readonly hash: string | null;
};

type Known = {
  /** Ids of devices by protocol and name on the wire. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of possible parents by name on the wire, where only one device has it. */
  readonly gateways: ReadonlyMap<string, string>;
};

/** The devices of a batch that are there already, and those it names as parents. */
export async function knownAmong(sql: Sql, rows: readonly Asked[]): Promise<Known> {
  const names = rows.map(({ wire }) => wire);
  const parents = [...new Set(rows.flatMap(({ parent }) => parent ?? []))];
  const found = await sql<{ id: string; protocol: string; externalId: string }[]>`
    select id, protocol, external_id as "externalId" from device
    where external_id = any (${[...names, ...parents, ...parents.map((one) => one.toLowerCase().padStart(12, '0'))]})`;
  const byName = Map.groupBy(found, ({ externalId }) => externalId);
  return {
    ids: new Map(found.map(({ id, protocol, externalId }) => [`${protocol} ${externalId}`, id])),
    gateways: new Map(
      [...byName].flatMap(([name, [one, ...more]]) => (one && more.length === 0 ? [[name, one.id]] : [])),
    ),
  };
}

/** Which device, by protocol and name, has each secret of a batch; in the batch the first one has it. */
export async function secretsTaken(sql: Sql, rows: readonly Asked[]): Promise<ReadonlyMap<string, string>> {
  const hashes = rows.flatMap(({ hash }) => hash ?? []);
  if (hashes.length === 0) return new Map();
  const there = await sql<{ hash: string; owner: string }[]>`
    select credential_hash as hash, protocol || ' ' || external_id as owner from device
    where credential_hash = any (${hashes})`;
  const taken = new Map(there.map(({ hash, owner }) => [hash, owner]));
  for (const { hash, protocol, wire } of rows) {
    if (hash !== null && !taken.has(hash)) taken.set(hash, `${protocol} ${wire}`);
  }
  return taken;
}
