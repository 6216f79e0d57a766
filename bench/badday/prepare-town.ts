import { untilKnown } from '../../server/src/commands/simulate-server.ts';
import { makeDevices } from '../../server/src/devices/desk/make-devices.ts';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import { makeKey } from '../../server/src/people/keys/make-key.ts';
import { registerTown } from '../../server/src/sample/devices/register-town.ts';
import { spotsOf } from '../../server/src/sample/devices/town-spots.ts';
import { uuidv7 } from '../../server/src/support/new-id.ts';
import type { Where } from '../../simulator/run/open-wire.ts';
import { tokensFrom } from '../../simulator/run/token-of.ts';
import { simulatedTown } from '../../simulator/town/make-town.ts';
import type { Spot } from '../../simulator/town/sim-device.ts';
import { inWorld } from '../ingest/in-world.ts';

type Simulated = { readonly seed: number; readonly devices: number; readonly secret: string };

/** Makes the devices in the town of a running server, and a key for a page of its desk. */
export function prepareTown(
  dir: string,
  townId: string,
  where: Where,
  { seed, devices, secret }: Simulated,
): Promise<{ readonly spots: readonly Spot[]; readonly key: string }> {
  return inWorld(dir, true, async ({ sql, now }) => {
    const spots = await inTown(sql, townId, systemActor, (tx) => spotsOf(tx, townId));
    const town = simulatedTown(seed, devices, spots);
    const tokenOf = tokensFrom(secret);
    const begun = performance.now();
    const { made } = await registerTown(sql, townId, town, tokenOf);
    await untilKnown(where, town, tokenOf);
    console.log(`${made} devices made and known in ${Math.round((performance.now() - begun) / 100) / 10} s`);
    const wanted = { name: 'bench', scopes: ['read' as const], roles: ['chief' as const], unitIds: [], days: 1 };
    const { key } = await inTown(sql, townId, systemActor, (tx) => makeKey(tx, townId, 'system', wanted, now()));
    return { spots, key };
  });
}

/** Makes one more device, with a token, that is none of the simulation. */
export function addDevice(dir: string, townId: string, externalId: string, secret: string): Promise<void> {
  return inWorld(dir, true, async ({ sql }) => {
    const device = { protocol: 'mqtt' as const, externalId, name: externalId, secret };
    await inTown(sql, townId, systemActor, (tx) => makeDevices(tx, systemActor, [device], uuidv7));
  });
}

/** Rows of the store that came from simulated devices. */
export function storedMessages(dir: string, townId: string): Promise<number> {
  return inWorld(dir, true, ({ sql }) =>
    inTown(sql, townId, systemActor, async (tx) => {
      const [row] = await tx<{ n: number }[]>`
        select count(*)::int as n from observation o join device d on d.id = o.device_id where d.model like 'SIM-%'`;
      return row?.n ?? 0;
    }),
  );
}
