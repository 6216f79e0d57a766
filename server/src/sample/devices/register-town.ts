import type { NewDevice } from '@chengyun/contract/device';
import type { TokenOf } from '../../../../simulator/speak/packets-of.ts';
import { type DeviceToMake, devicesToMake } from '../../../../simulator/town/new-devices.ts';
import type { SimTown } from '../../../../simulator/town/sim-device.ts';
import { makeDevices } from '../../devices/desk/make-devices.ts';
import { credentialHash } from '../../devices/registry/credential.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { uuidv7 } from '../../support/new-id.ts';

/** What came of it: devices made now, and those that were there. */
export type Registered = { readonly made: number; readonly known: number };

const LOT = 1_000;

/**
 * Makes the devices of a simulation, and gives all of them, also those that were there, the tokens of this run. One
 * transaction, so that the gateways read their list once.
 */
export function registerTown(
  sql: Pool,
  townId: string,
  town: SimTown,
  tokenOf: TokenOf,
  onProgress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<Registered> {
  return inTown(sql, townId, systemActor, async (tx) => {
    const wanted = devicesToMake(town);
    let [made, done] = [0, 0];
    // Those that speak for others first, for the others name their ids.
    for (const lot of [
      wanted.filter(({ behind }) => behind === null),
      wanted.filter(({ behind }) => behind !== null),
    ]) {
      const parents = await idsOf(tx, [...new Set(lot.flatMap(({ behind }) => behind ?? []))]);
      for (let at = 0; at < lot.length; at += LOT) {
        const given = lot.slice(at, at + LOT).map((one) => newDevice(one, parents, tokenOf));
        made += (await makeDevices(tx, systemActor, given, uuidv7)).devices.length;
        done += given.length;
        await onProgress(done, wanted.length);
      }
    }
    await showTokens(
      tx,
      wanted.filter(({ hasToken }) => hasToken),
      tokenOf,
    );
    return { made, known: wanted.length - made };
  });
}

function newDevice(one: DeviceToMake, parents: ReadonlyMap<string, string>, tokenOf: TokenOf): NewDevice {
  const { protocol, externalId, name, model, profileId, spot, behind, hasToken } = one;
  const parentId = behind === null ? undefined : parents.get(behind);
  return {
    ...{ protocol, externalId, name, model },
    ...(profileId === null ? {} : { profileId }),
    ...(spot === null ? {} : placed(spot)),
    ...(parentId === undefined ? {} : { parentId }),
    ...(hasToken ? { secret: tokenOf(externalId) } : {}),
  };
}

function placed({ building, address, lon, lat, areaCode, gridCode, communityCode }: NonNullable<DeviceToMake['spot']>) {
  return {
    ...{ position: [lon, lat] as [number, number], place: address, building },
    ...(areaCode === null ? {} : { areaCode }),
    ...(gridCode === null ? {} : { gridCode }),
    ...(communityCode === null ? {} : { communityCode }),
  };
}

/** Ids of those that speak for others, by their names, which are unlike on all protocols. */
async function idsOf(sql: Sql, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, external_id as name from device where external_id = any (${[...names]}::text[])`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function showTokens(sql: Sql, devices: readonly DeviceToMake[], tokenOf: TokenOf): Promise<void> {
  await sql`
    update device d set credential_hash = s.hash, updated_at = now()
    from unnest(
      ${devices.map(({ protocol }) => protocol)}::text[],
      ${devices.map(({ externalId }) => externalId)}::text[],
      ${devices.map(({ externalId }) => credentialHash(tokenOf(externalId)))}::text[]
    ) as s (protocol, name, hash)
    where d.protocol = s.protocol and d.external_id = s.name and d.credential_hash is distinct from s.hash`;
}
