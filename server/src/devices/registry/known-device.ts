import type { Sql } from '../../support/db/connect.ts';
import { type SameTexts, sameTexts } from '../../support/same-texts.ts';

/** A device as gateways know it. */
export type KnownDevice = {
  readonly id: string;
  readonly townId: string;
  readonly protocol: string;
  readonly externalId: string;
  readonly parentId: string | null;
  readonly credentialHash: string | null;
  /** The one certificate it may show, where its name alone will not do. */
  readonly certificatePrint: string | null;
  readonly isActive: boolean;
  /** Its own, else that of its profile. */
  readonly dialect: string | null;
  readonly profileId: string | null;
  /** Addresses and networks it may come from; null where any will do. */
  readonly allowedFrom: readonly string[] | null;
  /** The key its platform encrypts with; null where it has none. */
  readonly cipherKey: string | null;
};

type Row = Omit<KnownDevice, 'townId'>;

const LOT = 5_000;

/** Devices of the town in whose transaction this is, all or those named; in lots, so that a large town does not hold up the gateways. */
export async function* devicesOf(
  sql: Sql,
  townId: string,
  named: readonly string[] | null = null,
): AsyncGenerator<readonly KnownDevice[]> {
  const lots = sql<Row[]>`
    with pack as (select distinct on (id) data from policy where kind = 'pack' order by id, version desc),
    make as (
      select p ->> 'id' as id, min(p ->> 'dialect') as dialect
      from pack, jsonb_array_elements(coalesce(data -> 'profiles', '[]')) p where p ? 'dialect' group by 1)
    select d.id, protocol, external_id as "externalId", parent_id as "parentId", credential_hash as "credentialHash",
      certificate_print as "certificatePrint", state = 'active' as "isActive", coalesce(d.dialect, make.dialect) as dialect, profile_id as "profileId",
      case when cardinality(allowed_from) > 0 then allowed_from::text[] end as "allowedFrom", cipher_key as "cipherKey"
    from device d left join make on make.id = d.profile_id
    ${named === null ? sql`` : sql`where d.id = any (${[...named]})`}`.cursor(LOT);
  const same = sameTexts();
  for await (const rows of lots) yield rows.map((row) => knownDevice(row, townId, same));
}

/** Texts that thousands of devices share are kept once. Written out, for an object put together by spreading takes twice the room. */
function knownDevice(row: Row, townId: string, same: SameTexts): KnownDevice {
  return {
    id: row.id,
    townId,
    protocol: same(row.protocol),
    externalId: row.externalId,
    parentId: same(row.parentId),
    credentialHash: row.credentialHash,
    certificatePrint: row.certificatePrint,
    isActive: row.isActive,
    dialect: same(row.dialect),
    profileId: same(row.profileId),
    allowedFrom: row.allowedFrom,
    cipherKey: row.cipherKey,
  };
}
