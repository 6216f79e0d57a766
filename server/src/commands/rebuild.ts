import { openLoop } from '../cases/open-loop.ts';
import type { FactsAgain } from '../measures/again/facts-again.ts';
import { rebuildMeasures } from '../measures/again/rebuild-measures.ts';
import { openCatalogue } from '../measures/plan/catalogue.ts';
import { townIds } from '../people/create-town.ts';
import { type Command, optional } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

/** Makes the facts of all cases anew from their journals, and the sums of the measures from the facts. */
export const rebuild: Command = {
  name: 'rebuild',
  about: {
    zh: '由流水重建各指标的案件事实与日汇总',
    en: 'make the facts and sums of the measures anew from the journals',
  },
  usage: '[--town ID]',
  options: { town: { type: 'string' } },
  run: async ({ options, openWorld }) => {
    const world = await openWorld();
    const given = optional(options, 'town');
    if (given) await refuseUnknownTown(world.sql, given);
    const { loop, close } = await openLoop(world);
    try {
      const catalogue = await openCatalogue();
      const towns: Record<string, FactsAgain> = {};
      for (const townId of given ? [given] : await townIds(world.sql)) {
        towns[townId] = await rebuildMeasures({ loop, catalogue }, townId);
      }
      return { data: towns, text: Object.entries(towns).map(sentence).join('\n') };
    } finally {
      await close();
    }
  },
};

function sentence([townId, { cases, missing, wrong }]: [string, FactsAgain]): string {
  return `${townId}: ${cases} 件案件，补记 ${missing} 条、更正 ${wrong} 条，汇总已重建。${cases} cases, ${missing} facts added, ${wrong} corrected, sums made anew.`;
}
