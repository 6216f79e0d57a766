import { groundCache } from '../people/ground-cache.ts';
import { openVault } from '../people/personal/open-vault.ts';
import { connect } from '../support/db/connect.ts';
import { uuidv7 } from '../support/new-id.ts';
import type { World } from '../support/world.ts';
import { knownCases } from './known-cases.ts';
import type { Loop } from './loop.ts';
import { serialTaker } from './serials.ts';

/** A loop that works, and how to end it. */
export interface OpenLoop {
  readonly loop: Loop;
  readonly close: () => Promise<void>;
}

// One loop per world: the stages and commands of a process share its grounds and its line for numbers.
const loops = new WeakMap<World, Promise<OpenLoop>>();

/** The loop of a world, opened when first asked for. */
export function openLoop(world: World): Promise<OpenLoop> {
  const known = loops.get(world);
  if (known) return known;
  const opened = open(world);
  loops.set(world, opened);
  return opened;
}

async function open(world: World): Promise<OpenLoop> {
  const personal = await openVault(world);
  const numbers = connect(world.ownerUrl, { role: 'chengyun_server', max: 1, applicationName: 'chengyun numbers' });
  const grounds = groundCache(world.sql, () => world.now().getTime());
  // Whoever changes packs, calendars, units or areas says so on this channel; what was missed ages out by itself.
  const listening = await world.ownerSql.listen('chengyun_ground', grounds.forget);
  return {
    loop: {
      ...{ pool: world.sql, grounds, serials: serialTaker(numbers), known: knownCases(), personal },
      ...{ newId: uuidv7, now: world.now },
    },
    close: async () => {
      loops.delete(world);
      await listening.unlisten();
      await numbers.end({ timeout: 5 });
    },
  };
}
