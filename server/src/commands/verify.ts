import type { Loop } from '../cases/loop.ts';
import { openLoop } from '../cases/open-loop.ts';
import { type Verified, verifyTown } from '../cases/verify.ts';
import { townIds } from '../people/create-town.ts';
import { type Command, optional } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

/** Rebuilds every case from its journal and compares; exit code 1 when anything differs. */
export const verify: Command = {
  name: 'verify',
  about: {
    zh: '由流水重建全部案件并与现状比对',
    en: 'rebuild every case from its journal and compare with what is stored',
  },
  usage: '[--town ID]',
  options: { town: { type: 'string' } },
  run: async ({ options, openWorld }) => {
    const world = await openWorld();
    const given = optional(options, 'town');
    if (given) await refuseUnknownTown(world.sql, given);
    const { loop, close } = await openLoop(world);
    const towns = await verifyAll(loop, given ? [given] : await townIds(world.sql)).finally(close);
    const ok = Object.values(towns).every(({ differences }) => differences.length === 0);
    return { data: towns, text: Object.entries(towns).map(sentence).join('\n'), ok };
  },
};

async function verifyAll(loop: Loop, townIds: readonly string[]): Promise<Record<string, Verified>> {
  const towns: Record<string, Verified> = {};
  for (const townId of townIds) {
    towns[townId] = await verifyTown(loop, townId, (cases) => process.stderr.write(`\r${townId}: ${cases}`));
    process.stderr.write('\n');
  }
  return towns;
}

function sentence([townId, { cases, steps, differences }]: [string, Verified]): string {
  const head = `${townId}: ${cases} 件案件、${steps} 步流水，${differences.length} 处不一致。${cases} cases, ${steps} steps, ${differences.length} differences.`;
  const lines = differences.map(({ number, part, stored, rebuilt }) => {
    return `  ${number} ${part}\n    stored  ${JSON.stringify(stored)}\n    rebuilt ${JSON.stringify(rebuilt)}`;
  });
  return [head, ...lines].join('\n');
}
