import type { DeviceProtocol } from '@chengyun/contract/device';
import type { RowProblem } from '@chengyun/contract/import';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import type { AreaIndex } from '../../town/areas/area-index.ts';
import { codesAt } from '../../town/areas/codes-at.ts';
import { certificateCredential } from './credential.ts';
import { knownAmong, secretsTaken } from './listed-queries.ts';
import { keptSecret, nameOnWire } from './name-on-wire.ts';

/** A device of a list; what the list does not say of a known device stays as it is. */
export type ListedDevice = {
  readonly rowNumber: number;
  readonly protocol: DeviceProtocol;
  readonly externalId: string;
  readonly name: string;
  readonly profileId?: string;
  readonly model?: string;
  readonly dialect?: string;
  readonly building?: string;
  readonly place?: string;
  readonly areaCode?: string;
  readonly lon?: number;
  readonly lat?: number;
  readonly parent?: string;
  readonly secret?: string;
  readonly certificate?: string;
};

type Context = {
  readonly areas: AreaIndex;
  readonly runId: string;
  readonly admittedBy: string;
  readonly newId: () => string;
};

type Bad = { readonly rowNumber: number; readonly problems: readonly RowProblem[] };

/** What came of a batch: new ones, those that were there, how many of them changed, and rows that do not fit. */
export type Registered = {
  readonly added: number;
  readonly known: number;
  readonly changed: number;
  readonly bad: readonly Bad[];
};

/** Registers a batch in the caller's transaction: new devices are made, known ones (protocol, external id) brought up to date. */
export async function registerListed(sql: Sql, rows: readonly ListedDevice[], context: Context): Promise<Registered> {
  const named = rows.map((row) => ({ ...row, wire: nameOnWire(row), hash: credentialOf(row) }));
  const known = await knownAmong(sql, named);
  const taken = await secretsTaken(sql, named);
  const ids = new Map(known.ids);
  for (const row of named) if (!ids.has(keyOf(row))) ids.set(keyOf(row), context.newId());
  const bad: Bad[] = [];
  const good = named.flatMap((row) => {
    const parent = parentOf(row, ids, known.gateways);
    const problems = faultsOf(row, parent, taken);
    if (problems.length > 0) bad.push({ rowNumber: row.rowNumber, problems });
    return problems.length > 0 ? [] : [stored(row, ids.get(keyOf(row)) ?? '', parent ?? null, context)];
  });
  const touched = await upsert(sql, good, context);
  const added = touched.filter(({ fresh }) => fresh).length;
  return { added, known: good.length - added, changed: touched.length - added, bad };
}

function credentialOf(row: ListedDevice): string | null {
  return row.certificate === undefined ? keptSecret(row, row.secret ?? null) : certificateCredential(row.certificate);
}

type Named = ListedDevice & { readonly wire: string; readonly hash: string | null };

function keyOf({ protocol, wire }: Pick<Named, 'protocol' | 'wire'>): string {
  return `${protocol} ${wire}`;
}

/** Its id; null for a row that names none, undefined for one that cannot be found. */
function parentOf(
  row: Named,
  ids: ReadonlyMap<string, string>,
  gateways: ReadonlyMap<string, string>,
): string | null | undefined {
  if (row.parent === undefined) return null;
  const own = ids.get(keyOf({ protocol: row.protocol, wire: nameOnWire({ ...row, externalId: row.parent }) }));
  return own ?? gateways.get(row.parent);
}

function faultsOf(row: Named, parent: string | null | undefined, taken: ReadonlyMap<string, string>): RowProblem[] {
  const faults: RowProblem[] = [];
  if (parent === undefined || row.parent === row.externalId) {
    faults.push({
      ...{ path: 'parent', value: row.parent ?? '' },
      message: {
        zh: '没有这台上级设备；请先导入它，或排在本行之前',
        en: 'no such device; bring it in first, or put it before this row',
      },
    });
  }
  const owner = row.hash === null ? undefined : taken.get(row.hash);
  if (owner !== undefined && owner !== keyOf(row)) {
    const message = { zh: '令牌已被另一台设备使用', en: 'another device has this token' };
    const ofCertificate = { zh: '证书已登记给另一台设备', en: 'another device has this certificate' };
    faults.push(
      row.certificate === undefined
        ? { path: 'secret', value: '', message }
        : { path: 'certificate', value: row.certificate, message: ofCertificate },
    );
  }
  return faults;
}

function stored(row: Named, id: string, parentId: string | null, { areas }: Context) {
  const { lon, lat } = row;
  const codes = codesAt(areas, lon === undefined || lat === undefined ? undefined : [lon, lat], row.areaCode);
  return {
    ...{ id, protocol: row.protocol, external_id: row.wire, name: row.name, model: row.model },
    ...{ profile_id: row.profileId, dialect: row.dialect, lon, lat, place: row.place, building: row.building },
    ...{ area_code: codes.areaCode, grid_code: codes.gridCode, community_code: codes.communityCode },
    ...{ parent_id: parentId, credential_hash: row.hash },
  };
}

function upsert(sql: Sql, rows: readonly object[], { admittedBy, runId }: Context) {
  return sql<{ id: string; fresh: boolean }[]>`
    insert into device as d (id, protocol, external_id, name, model, profile_id, dialect, lon, lat, place, building,
      area_code, grid_code, community_code, parent_id, credential_hash, admitted_by, import_run_id)
    select r.*, ${admittedBy}, ${runId}::uuid
    from jsonb_to_recordset(${json(sql, rows)}) as r (id uuid, protocol text, external_id text, name text, model text,
      profile_id text, dialect text, lon float8, lat float8, place text, building text, area_code text, grid_code text,
      community_code text, parent_id uuid, credential_hash text)
    on conflict (protocol, external_id) do update set
      name = excluded.name, model = coalesce(excluded.model, d.model),
      profile_id = coalesce(excluded.profile_id, d.profile_id), dialect = coalesce(excluded.dialect, d.dialect),
      lon = coalesce(excluded.lon, d.lon), lat = coalesce(excluded.lat, d.lat),
      place = coalesce(excluded.place, d.place), building = coalesce(excluded.building, d.building),
      area_code = case when excluded.community_code is null then d.area_code else excluded.area_code end,
      grid_code = case when excluded.community_code is null then d.grid_code else excluded.grid_code end,
      community_code = coalesce(excluded.community_code, d.community_code),
      parent_id = coalesce(excluded.parent_id, d.parent_id),
      credential_hash = coalesce(excluded.credential_hash, d.credential_hash),
      certificate_print = case when coalesce(excluded.credential_hash, d.credential_hash) = d.credential_hash
        then d.certificate_print end,
      version = d.version + 1, updated_at = now()
    where (excluded.name, coalesce(excluded.model, d.model), coalesce(excluded.profile_id, d.profile_id),
        coalesce(excluded.dialect, d.dialect), coalesce(excluded.lon, d.lon), coalesce(excluded.lat, d.lat),
        coalesce(excluded.place, d.place), coalesce(excluded.building, d.building),
        coalesce(excluded.community_code, d.community_code), coalesce(excluded.parent_id, d.parent_id),
        coalesce(excluded.credential_hash, d.credential_hash))
      is distinct from (d.name, d.model, d.profile_id, d.dialect, d.lon, d.lat, d.place, d.building,
        d.community_code, d.parent_id, d.credential_hash)
    returning id, (xmax = 0) as fresh`;
}
