import type { Where } from '../../../../simulator/run/open-wire.ts';
import { tokensFrom } from '../../../../simulator/run/token-of.ts';
import { simulatedTown } from '../../../../simulator/town/make-town.ts';
import { credentialHash } from '../../devices/registry/credential.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { goRound } from '../../support/go-round.ts';
import type { World } from '../../support/world.ts';
import { sampleTowns } from '../day/day-queries.ts';
import { openLead } from '../day/hold-lead.ts';
import { askedAsDevice, isServed } from './asked-as-device.ts';
import { countHeard, countSimulated, showsToken, tellProgress } from './device-queries.ts';
import { deviceSecret } from './device-secret.ts';
import { type Playing, playDevices } from './play-devices.ts';
import { SAMPLE_DEVICES, whereOf } from './played-town.ts';
import { registerTown } from './register-town.ts';
import { spotsOf } from './town-spots.ts';

/** The channel on which `chengyun simulate` asks for the devices, and the lead it then holds while it plays them. */
export const DEVICES_CHANNEL = 'chengyun_sample_devices';
export const DEVICES_LEAD = 'sample devices';

const EVERY_MS = 10_000;
const YIELD_MS = 30_000;
const ROLL_CALL_MS = 15 * 60_000;

/** Makes the devices of the first sample town and lets them speak, on one of the servers of a database; gives how to stop. */
export async function startDevices(world: World): Promise<() => Promise<void>> {
  const { config, log, ownerSql } = world;
  const lead = openLead(world.ownerUrl, DEVICES_LEAD);
  const where = whereOf(config);
  let playing: Playing | null = null;
  let quietUntil = 0;
  const fallSilent = async () => {
    await playing?.stop();
    playing = null;
  };
  const rounds = goRound({
    pauseMs: EVERY_MS,
    firstPauseMs: EVERY_MS / 4,
    onTrouble: (error) => log.warn({ err: error }, "The sample town's devices could not be played"),
    round: async () => {
      if (Date.now() < quietUntil) {
        await fallSilent();
        await lead.yield();
        return false;
      }
      if (!(await lead.isLeading())) await fallSilent();
      else if (!playing || playing.hasEnded()) playing = await begin(world, where);
      return false;
    },
  });
  const listening = await ownerSql.listen(DEVICES_CHANNEL, () => {
    quietUntil = Date.now() + YIELD_MS;
    rounds.wake();
  });
  return async () => {
    await listening.unlisten();
    await rounds.stop();
    await fallSilent();
    await lead.close();
  };
}

/** Begins to play when the town is ready and its devices are known; null until then. */
async function begin(world: World, where: Where): Promise<Playing | null> {
  const { sql, config, log } = world;
  const [townId] = await sampleTowns(sql);
  // The first pages go before: until they are served there is nobody to speak to either.
  if (townId === undefined || !(await isServed(where))) return null;
  const secret = deviceSecret(config.dataDir);
  const spots = await inTown(sql, townId, systemActor, (tx) => spotsOf(tx, townId));
  await makeDevices(world, townId, spots, secret);
  const town = simulatedTown(SAMPLE_DEVICES.seed, SAMPLE_DEVICES.count, spots);
  const status = await askedAsDevice(where, town, tokensFrom(secret));
  if (status !== null && status !== 200) return null;
  const heard = await inTown(sql, townId, systemActor, countHeard);
  const rollCallMs = heard < SAMPLE_DEVICES.count / 2 ? ROLL_CALL_MS : null;
  return playDevices({ where, spots, secret, isCalm: config.sampleDay !== 'full', rollCallMs }, log);
}

async function makeDevices(
  { sql, ownerSql, log }: World,
  townId: string,
  spots: Parameters<typeof simulatedTown>[2],
  secret: string,
): Promise<void> {
  const tokenOf = tokensFrom(secret);
  const { seed, count } = SAMPLE_DEVICES;
  const [there, isOurs] = await inTown(sql, townId, systemActor, async (tx) => [
    await countSimulated(tx),
    // Whoever played them last gave all of them tokens: one speaks for the others.
    await showsToken(tx, `sim-${seed}-ctwing`, credentialHash(tokenOf(`sim-${seed}-ctwing`))),
  ]);
  if (there >= count && isOurs) return;
  const town = simulatedTown(seed, count, spots);
  const { made } = await registerTown(sql, townId, town, tokenOf, (done, total) =>
    tellProgress(ownerSql, townId, done, total),
  );
  await tellProgress(ownerSql, townId, null, count);
  if (made > 0) log.info({ town: townId, devices: made }, 'The sample town has its devices');
}
