import { systemActor } from '../../../people/actor.ts';
import { townIds } from '../../../people/create-town.ts';
import { inTown } from '../../../people/in-town.ts';
import type { Pool } from '../../../support/db/connect.ts';
import type { Log } from '../../../support/log.ts';
import type { Ingest } from '../../ingest/ingest.ts';
import { devicesAmong, endFloods, saveFloods } from './flood-store.ts';
import { type FloodState, stepFloods } from './step-floods.ts';

interface FloodWorld {
  readonly sql: Pool;
  readonly log: Log;
  readonly now: () => Date;
  readonly ingest: Pick<Ingest, 'muted' | 'counts'>;
}

const EVERY_MS = 1_000;

/** Writes down which devices the intake mutes, so that the desk of every server shows it; the result stops it. */
export async function watchFloods(world: FloodWorld): Promise<() => Promise<void>> {
  const { sql, log, now, ingest } = world;
  const townOf = new Map<string, string>();
  let states: readonly FloodState[] = [];
  let held = ingest.counts().held;
  let looking = endAll(world);

  async function look(): Promise<void> {
    // The intake looks back on its last busy second: with nothing held since, that second is over.
    const heldNow = ingest.counts().held;
    const muted = heldNow > held ? ingest.muted() : [];
    held = heldNow;
    if (muted.length === 0 && states.length === 0) return;
    const step = stepFloods(states, muted, now().getTime());
    await findTowns(sql, townOf, step.begun);
    for (const [townId, floods] of byTown(townOf, [...step.begun, ...step.changed])) {
      await inTown(sql, townId, systemActor, (tx) => saveFloods(tx, floods));
    }
    for (const [townId, floods] of byTown(townOf, step.ended)) {
      const ids = floods.map(({ deviceId }) => deviceId);
      await inTown(sql, townId, systemActor, (tx) => endFloods(tx, ids, now()));
    }
    // Only what is written counts as known: after a failure it is tried again.
    states = step.states;
  }
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: unknown) => log.warn({ err: error }, 'Devices: floods could not be written down'));
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
    if (states.length > 0) await endAll(world);
  };
}

// What a server that was killed left open is over; one that goes on is found again within a second.
async function endAll({ sql, log, now }: FloodWorld): Promise<void> {
  try {
    for (const townId of await townIds(sql)) await inTown(sql, townId, systemActor, (tx) => endFloods(tx, null, now()));
  } catch (error) {
    log.warn({ err: error }, 'Devices: floods could not be ended');
  }
}

async function findTowns(sql: Pool, townOf: Map<string, string>, floods: readonly FloodState[]): Promise<void> {
  const strange = floods.map(({ deviceId }) => deviceId).filter((id) => !townOf.has(id));
  if (strange.length === 0) return;
  for (const townId of await townIds(sql)) {
    const own = await inTown(sql, townId, systemActor, (tx) => devicesAmong(tx, strange));
    for (const id of own) townOf.set(id, townId);
  }
}

function byTown(townOf: ReadonlyMap<string, string>, floods: readonly FloodState[]) {
  const known = floods.filter(({ deviceId }) => townOf.has(deviceId));
  return Map.groupBy(known, ({ deviceId }) => townOf.get(deviceId) ?? '');
}
