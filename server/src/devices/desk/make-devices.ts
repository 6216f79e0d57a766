import { type NewDevice, protocolsByAddress } from '@chengyun/contract/device';
import type { Actor } from '../../people/actor.ts';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { knownRanges } from '../gateways/access.ts';
import { certificateCredential, newToken } from '../registry/credential.ts';
import { knownDialect } from '../registry/known-dialect.ts';
import { keptSecret, nameOnWire } from '../registry/name-on-wire.ts';
import { refuseCertificate, takenBy } from './access/credential-faults.ts';

type Made = { readonly id: string; readonly externalId: string; readonly secret: string | null };

/** Makes devices; those that are there already stay as they are and are named. */
export async function makeDevices(
  sql: Sql,
  actor: Actor,
  given: readonly NewDevice[],
  newId: () => string,
): Promise<{ readonly devices: readonly Made[]; readonly known: readonly string[] }> {
  const rows = given.map((device) => {
    if (device.certificate !== undefined) refuseCertificate(device.protocol);
    const hasOwn = device.secret !== undefined || device.certificate !== undefined;
    const made = !hasOwn && !protocolsByAddress.includes(device.protocol) && device.parentId === undefined;
    const secret = device.secret ?? (made ? newToken() : null);
    return { device, id: newId(), secret, shown: made ? secret : null };
  });
  const kept = rows.map(rowOf);
  await refuseTaken(sql, kept);
  const inserted = await insertDevices(sql, actor, kept);
  const fresh = rows.filter(({ id }) => inserted.has(id));
  return {
    devices: fresh.map(({ id, device, shown }) => ({ id, externalId: device.externalId, secret: shown })),
    known: rows.filter(({ id }) => !inserted.has(id)).map(({ device }) => device.externalId),
  };
}

/** A credential that another device has is no sign that this one is there already. */
async function refuseTaken(sql: Sql, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  const hashes = rows.flatMap((row) => row.credential_hash ?? []);
  if (hashes.length === 0) return;
  const owners = await sql<{ hash: string; name: string; owner: string }[]>`
    select credential_hash as hash, name, protocol || ' ' || external_id as owner from device
    where credential_hash = any (${hashes})`;
  for (const { hash, name, owner } of owners) {
    const other = rows.find((row) => row.credential_hash === hash && `${row.protocol} ${row.external_id}` !== owner);
    if (other) throw takenBy(name, hash);
  }
}

function rowOf({
  device,
  id,
  secret,
}: {
  readonly device: NewDevice;
  readonly id: string;
  readonly secret: string | null;
}) {
  const { position, protocol } = device;
  return {
    ...{ id, protocol, external_id: nameOnWire(device), name: device.name, model: device.model },
    ...{
      profile_id: device.profileId,
      dialect: device.dialect && knownDialect(protocol, device.dialect),
      place: device.place,
      building: device.building,
    },
    ...{ lon: position?.[0], lat: position?.[1], area_code: device.areaCode, grid_code: device.gridCode },
    ...{ community_code: device.communityCode, parent_id: device.parentId },
    allowed_from: knownRanges(device.allowedFrom ?? []),
    credential_hash:
      device.certificate === undefined
        ? (keptSecret(device, secret) ?? undefined)
        : certificateCredential(device.certificate.trim()),
  };
}

async function insertDevices(sql: Sql, actor: Actor, rows: readonly object[]): Promise<ReadonlySet<string>> {
  const inserted = await sql<{ id: string }[]>`
    insert into device (id, protocol, external_id, name, model, profile_id, dialect, lon, lat, place, building, area_code,
      grid_code, community_code, parent_id, allowed_from, credential_hash, admitted_by)
    select d.*, ${actor.id}
    from jsonb_to_recordset(${json(sql, rows)}) as d (id uuid, protocol text, external_id text, name text, model text,
      profile_id text, dialect text, lon float8, lat float8, place text, building text, area_code text,
      grid_code text, community_code text, parent_id uuid, allowed_from cidr[], credential_hash text)
    on conflict do nothing returning id`;
  return new Set(inserted.map(({ id }) => id));
}
