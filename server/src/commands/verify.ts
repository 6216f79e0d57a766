import { resolve } from 'node:path';
import type { Loop } from '../cases/loop.ts';
import { openLoop } from '../cases/open-loop.ts';
import { type Verified, verifyTown } from '../cases/verify.ts';
import { type DevicesVerified, verifyDevices } from '../devices/verify/verify-devices.ts';
import { openCatalogue } from '../measures/plan/catalogue.ts';
import { sumDifferences } from '../measures/verify-sums.ts';
import { PLATFORM_CHAIN } from '../people/audit/chain.ts';
import { checkChains } from '../people/audit/check-chains.ts';
import { headsDir, openSigner } from '../people/audit/keys.ts';
import { makeSealer } from '../people/audit/sealer.ts';
import type { AuditVerified } from '../people/audit/verify-chain.ts';
import { townIds } from '../people/create-town.ts';
import type { World } from '../support/world.ts';
import { type Command, optional } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

/** Rebuilds cases and what devices add up to and compares, and checks the audit trail; exit code 1 when anything differs. */
export const verify: Command = {
  name: 'verify',
  about: {
    zh: '由流水重建全部案件并与现状比对，由设备上报重算最新状态与小时汇总，并校验审计记录的完整性',
    en: 'rebuild every case from its journal, states and sums of devices from their observations; check the audit trail',
  },
  usage: '[--town ID] [--heads DIR]',
  options: { town: { type: 'string' }, heads: { type: 'string' } },
  run: async ({ options, openWorld }) => {
    const world = await openWorld();
    const given = optional(options, 'town');
    if (given) await refuseUnknownTown(world.sql, given);
    const { loop, close } = await openLoop(world);
    const ids = given ? [given] : await townIds(world.sql);
    const towns = await verifyAll(loop, ids).finally(close);
    const devices = new Map<string, DevicesVerified>();
    for (const id of ids) devices.set(id, await verifyDevices(world.sql, id));
    const audit = await verifyAudit(world, optional(options, 'heads'));
    const ok =
      [...Object.values(towns), ...devices.values()].every(({ differences }) => differences.length === 0) &&
      audit.every(({ problems }) => problems.length === 0);
    const lines = [...Object.entries(towns).map(sentence), ...[...devices].map(deviceSentence)];
    const text = [...lines, ...audit.map(auditSentence)].join('\n');
    return { data: together(towns, devices, audit), text, ok };
  },
};

/** One object for each town, that of the installation beside them. */
function together(
  towns: Readonly<Record<string, Verified>>,
  devices: ReadonlyMap<string, DevicesVerified>,
  audit: readonly AuditVerified[],
) {
  const nothing: Verified = { cases: 0, steps: 0, differences: [] };
  const asked = audit.filter(({ chain }) => chain in towns || chain === PLATFORM_CHAIN.id);
  return Object.fromEntries(
    asked.map(({ chain, ...verified }) => [
      chain,
      { ...(towns[chain] ?? nothing), devices: devices.get(chain) ?? null, audit: verified },
    ]),
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

function deviceSentence([townId, verified]: [string, DevicesVerified]): string {
  const { devices, values, hours, days, differences } = verified;
  const head = `${townId}: ${devices} 台设备、${values} 个最新值、${days} 天 ${hours} 个小时汇总，${differences.length} 处不一致。${devices} devices, ${values} latest values, ${hours} hours of ${days} days, ${differences.length} differences.`;
  const lines = differences.map(({ device, part, point, stored, rebuilt }) => {
    return `  ${device} ${part} ${point}\n    stored  ${JSON.stringify(stored)}\n    rebuilt ${JSON.stringify(rebuilt)}`;
  });
  return [head, ...lines].join('\n');
}

function auditSentence({ chain, seals, rows, problems }: AuditVerified): string {
  const head = `${chain}: 审计记录 ${rows} 条、封存块 ${seals} 个，${problems.length} 处异常。${rows} lines of audit in ${seals} seals, ${problems.length} problems.`;
  return [head, ...problems.map((problem) => `  ${JSON.stringify(problem)}`)].join('\n');
}
