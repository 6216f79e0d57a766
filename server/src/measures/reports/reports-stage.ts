import { openLoop } from '../../cases/open-loop.ts';
import { townIds } from '../../people/create-town.ts';
import type { Stage } from '../../people/stage.ts';
import { uuidv7 } from '../../support/new-id.ts';
import type { World } from '../../support/world.ts';
import { openCatalogue } from '../plan/catalogue.ts';
import { makeDue, resumeMaking } from './act/make-due.ts';
import { type Maker, makeVersion } from './act/make-version.ts';
import { shippedRules } from './act/shipped-rules.ts';
import { reportRefusals } from './refusals.ts';
import { makeRenderer } from './render/renderer.ts';
import { reportRoutes } from './report-routes.ts';
import { rulesRoutes } from './rules-routes.ts';

/** The reports of the coordination meeting: made by the clock or at a press, edited, published. */
export const reportsStage: Stage = {
  name: 'reports',
  refusals: reportRefusals,
  start: async (world) => {
    const [{ loop }, catalogue, shipped] = await Promise.all([openLoop(world), openCatalogue(), shippedRules()]);
    const maker: Maker = { loop, catalogue, shipped };
    const renderer = makeRenderer();
    for (const townId of await townIds(world.ownerSql)) await resumeMaking(world.sql, townId);
    return {
      routes: (app) => {
        rulesRoutes(app, maker);
        reportRoutes(app, maker, renderer);
      },
      tasks: {
        'report.make': async (payload, _, signal) => {
          const { townId, ...key } = jobOf(payload);
          await makeVersion(maker, townId, key, signal);
        },
        'report.due': (_, world_) => due(world_),
      },
      // What is due is looked for every ten minutes; what was missed is then made too.
      timed: [{ task: 'report.due', pattern: '*/10 * * * *' }],
      stop: renderer.stop,
    };
  },
};

async function due({ sql, ownerSql, now, log }: World): Promise<void> {
  for (const townId of await townIds(ownerSql)) {
    const begun = await makeDue(sql, townId, now(), uuidv7);
    if (begun > 0) log.info({ town: townId, reports: begun }, 'Reports that were due are being made');
  }
}

function jobOf(payload: unknown): { townId: string; reportId: string; version: number } {
  if (typeof payload === 'object' && payload !== null) {
    const { townId, reportId, version } = payload as Record<string, unknown>;
    if (typeof townId === 'string' && typeof reportId === 'string' && typeof version === 'number') {
      return { townId, reportId, version };
    }
  }
  throw new Error(`report.make wants townId, reportId and version, not ${JSON.stringify(payload)}`);
}
