import { systemActor } from '../../server/src/people/actor.ts';
import { createTown } from '../../server/src/people/create-town.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import type { Pool } from '../../server/src/support/db/connect.ts';

/** A device of the load: what it is called and the token it shows. */
export type LoadDevice = { readonly externalId: string; readonly token: string };

const TOWN = {
  ...{ id: 'load', prefix: 'FZ', name: { zh: '压测镇', en: 'Load Town' } },
  ...{ center: [120.5, 31.2] as const, bbox: [120.4, 31.1, 120.6, 31.3] as const },
};

/** The town of the load. */
export const LOAD_TOWN = TOWN.id;

/** Makes the town, if it is not there. */
export async function makeLoadTown(ownerSql: Pool): Promise<void> {
  const [there] = await ownerSql`select 1 from platform.town where id = ${TOWN.id}`;
  if (!there) await createTown(ownerSql, { ...TOWN, center: [...TOWN.center], bbox: [...TOWN.bbox] });
}

/** Makes the town, if it is not there, and `count` devices of it that name themselves as `nameOf` says. */
export async function fillDevices(
  ownerSql: Pool,
  sql: Pool,
  protocol: string,
  count: number,
  nameOf: (nth: number) => string,
): Promise<readonly LoadDevice[]> {
  await makeLoadTown(ownerSql);
  const devices = Array.from({ length: count }, (_, nth) => ({
    externalId: nameOf(nth),
    token: `${protocol}-token-${nth}`,
  }));
  await inTown(
    sql,
    TOWN.id,
    systemActor,
    (tx) => tx`
      insert into device (id, protocol, external_id, name, credential_hash)
      select gen_random_uuid(), ${protocol}, name, name,
        case when ${protocol} = 'mqtt' then encode(sha256(convert_to(token, 'utf8')), 'hex') end
      from unnest(${devices.map(({ externalId }) => externalId)}::text[], ${devices.map(({ token }) => token)}::text[]) as d (name, token)`,
  );
  return devices;
}
