import type { World } from '../../support/world.ts';
import { openKeyring } from './keyring.ts';
import { drawRandom } from './random.ts';
import type { Vault } from './sealer.ts';

// One per world: all stages and commands of a process look at the same file.
const vaults = new WeakMap<World, Promise<Vault>>();

/** The keys of personal data, opened when first asked for. Throws the sentence that the start stops with. */
export function openVault(world: World): Promise<Vault> {
  const known = vaults.get(world);
  if (known) return known;
  const { ownerSql, config } = world;
  const { keysFile: path, suite } = config.personal;
  const opened = openKeyring({ ownerSql, path, suite, now: Date.now }).then((keys) => ({ keys, random: drawRandom }));
  vaults.set(world, opened);
  return opened;
}
