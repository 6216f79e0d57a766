import { json } from '../../support/db/json.ts';
import type { World } from '../../support/world.ts';
import { townIds } from '../create-town.ts';
import { PLATFORM_CHAIN, townChain } from './chain.ts';
import { readHeads } from './heads.ts';
import { headsDir, trustedKeys } from './keys.ts';
import { type AuditVerified, verifyChain } from './verify-chain.ts';

/** Checks the chains of the installation and of every town from their beginning. */
export async function checkChains(
  { ownerSql, config }: Pick<World, 'ownerSql' | 'config'>,
  heads = headsDir(config.dataDir),
): Promise<readonly AuditVerified[]> {
  const chains = [PLATFORM_CHAIN, ...(await townIds(ownerSql)).map(townChain)];
  const options = { trusted: trustedKeys(heads), heads: readHeads(heads) };
  const found: AuditVerified[] = [];
  for (const chain of chains) found.push(await verifyChain(ownerSql, chain, options));
  return found;
}

/** The same, kept for the security overview; what is wrong is in the log too. */
export async function checkAndKeep(world: Pick<World, 'ownerSql' | 'config' | 'log' | 'now'>): Promise<void> {
  const begun = performance.now();
  for (const { chain, seals, rows, problems } of await checkChains(world)) {
    const ms = Math.round(performance.now() - begun);
    await world.ownerSql`
      insert into platform.audit_check (chain, at, seals, rows, problems, ms)
      values (${chain}, ${world.now()}, ${seals}, ${rows}, ${json(world.ownerSql, problems)}, ${ms})
      on conflict (chain, at) do nothing`;
    if (problems.length > 0) world.log.error({ chain, problems: problems.slice(0, 5) }, 'The audit trail is not whole');
  }
}
