import { resolve } from 'node:path';
import type { Loop } from '../cases/loop.ts';
import { openLoop } from '../cases/open-loop.ts';
import { type Verified, verifyTown } from '../cases/verify.ts';
import { PLATFORM_CHAIN } from '../people/audit/chain.ts';
import { checkChains } from '../people/audit/check-chains.ts';
import { headsDir, openSigner } from '../people/audit/keys.ts';
import { makeSealer } from '../people/audit/sealer.ts';
import type { AuditVerified } from '../people/audit/verify-chain.ts';
import { openCatalogue } from '../measures/plan/catalogue.ts';
import { sumDifferences } from '../measures/verify-sums.ts';
import { townIds } from '../people/create-town.ts';
import type { World } from '../support/world.ts';
import { type Command, optional } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

/** Rebuilds every case from its journal and compares, and checks the audit trail; exit code 1 when anything differs. */
export const verify: Command = {
  name: 'verify',
  about: {
    zh: '由流水重建全部案件并与现状比对，并校验审计记录的完整性',
    en: 'rebuild every case from its journal and compare with what is stored; check that the audit trail is whole',
  },
  usage: '[--town ID] [--heads DIR]',
  options: { town: { type: 'string' }, heads: { type: 'string' } },
  run: async ({ options, openWorld }) => {
    const world = await openWorld();
    const given = optional(options, 'town');
    if (given) await refuseUnknownTown(world.sql, given);
    const { loop, close } = await openLoop(world);
    const towns = await verifyAll(loop, given ? [given] : await townIds(world.sql)).finally(close);
    const audit = await verifyAudit(world, optional(options, 'heads'));
    const ok =
      Object.values(towns).every(({ differences }) => differences.length === 0) &&
      audit.every(({ problems }) => problems.length === 0);
    const text = [...Object.entries(towns).map(sentence), ...audit.map(auditSentence)].join('\n');
    return { data: together(towns, audit), text, ok };
  },
};

/** One object for each town, that of the installation beside them. */
function together(towns: Readonly<Record<string, Verified>>, audit: readonly AuditVerified[]) {
  const nothing: Verified = { cases: 0, steps: 0, differences: [] };
  const asked = audit.filter(({ chain }) => chain in towns || chain === PLATFORM_CHAIN.id);
  return Object.fromEntries(
    asked.map(({ chain, ...verified }) => [chain, { ...(towns[chain] ?? nothing), audit: verified }]),
  );
}

async function verifyAll(loop: Loop, townIds: readonly string[]): Promise<Record<string, Verified>> {
  const catalogue = await openCatalogue();
  const towns: Record<string, Verified> = {};
  for (const townId of townIds) {
    const verified = await verifyTown(loop, townId, (cases) => process.stderr.write(`\r${townId}: ${cases}`));
    const sums = await sumDifferences({ loop, catalogue }, townId);
    towns[townId] = { ...verified, differences: [...verified.differences, ...sums] };
    process.stderr.write('\n');
  }
  return towns;
}

/** What waits for its seal is sealed first: after a crash nobody has done it. `heads` may be a folder kept elsewhere. */
async function verifyAudit(world: World, heads: string | undefined): Promise<readonly AuditVerified[]> {
  const { ownerSql, config, now } = world;
  const own = headsDir(config.dataDir);
  const signer = openSigner(config.dataDir);
  await makeSealer({ ownerSql, signer, algorithm: config.auditHash, heads: own, now }).catchUp(60_000);
  return checkChains(world, heads === undefined ? own : resolve(heads));
}

function sentence([townId, { cases, steps, differences }]: [string, Verified]): string {
  const head = `${townId}: ${cases} 件案件、${steps} 步流水，${differences.length} 处不一致。${cases} cases, ${steps} steps, ${differences.length} differences.`;
  const lines = differences.map(({ number, part, stored, rebuilt }) => {
    return `  ${number} ${part}\n    stored  ${JSON.stringify(stored)}\n    rebuilt ${JSON.stringify(rebuilt)}`;
  });
  return [head, ...lines].join('\n');
}

function auditSentence({ chain, seals, rows, problems }: AuditVerified): string {
  const head = `${chain}: 审计记录 ${rows} 条、封存块 ${seals} 个，${problems.length} 处异常。${rows} lines of audit in ${seals} seals, ${problems.length} problems.`;
  return [head, ...problems.map((problem) => `  ${JSON.stringify(problem)}`)].join('\n');
}
