import type { NewCase } from '@chengyun/contract/case';
import type { StaffRole } from '@chengyun/contract/people';
import { systemActor } from '../../server/src/people/actor.ts';
import { inTown } from '../../server/src/people/in-town.ts';
import { makeKey } from '../../server/src/people/keys/make-key.ts';
import type { HistoryWorld } from '../../server/src/sample/history/history.ts';
import type { World } from '../../server/src/support/world.ts';
import { randomFrom } from '../../server/src/town/sample/plane/random.ts';
import { reportBody } from './fill/templates.ts';
import type { UnitKey } from './load.ts';
import type { Asking } from './questions.ts';

/** Who calls, and with what, in the measurement. */
export interface Cast {
  readonly asking: Asking;
  readonly units: readonly UnitKey[];
  readonly reports: readonly NewCase[];
}

const REPORTS = 2000;
const UNITS = 6;

/** Makes keys for a desk and some units, and looks up what there is to ask for. */
export async function prepareCast(world: World, history: HistoryWorld): Promise<Cast> {
  const { ground, plan } = history;
  const random = randomFrom(9_001);
  const reports = Array.from({ length: REPORTS }, (_, n) =>
    reportBody(history, random, n % 4 === 0 ? 'hotline' : 'grid'),
  );
  const newKey = (name: string, roles: readonly StaffRole[], unitIds: readonly string[]) =>
    inTown(world.sql, plan.townId, systemActor, async (sql) => {
      const wanted = {
        name,
        roles: [...roles],
        unitIds: [...unitIds],
        scopes: ['read' as const, 'write' as const],
        days: 2,
      };
      const made = await makeKey(sql, plan.townId, 'system', wanted, world.now());
      return made.key;
    });
  const busiest = await busiestUnits(world, plan.townId);
  const units: UnitKey[] = [];
  for (const unitId of busiest) units.push({ unitId, key: await newKey(`bench ${unitId}`, ['unit'], [unitId]) });
  const [first] = units;
  if (!first) throw new Error('The town has no unit with cases');
  const { communities, grids } = areasOf(ground);
  const categories = reports.flatMap(({ category }) => (category ? [`${category.taxonomy}:${category.code}`] : []));
  const asking: Asking = {
    deskKey: await newKey('bench desk', ['intake', 'dispatcher', 'chief', 'patrol'], []),
    unitKey: first.key,
    unitId: first.unitId,
    ...{ communities, grids, reports, categories: [...new Set(categories)], now: world.now() },
    numbers: await someNumbers(world, plan.townId),
  };
  return { asking, units, reports };
}

function areasOf(ground: HistoryWorld['ground']) {
  const codes = [...ground.units.values()].flatMap((unit) => unit.areaCodes);
  const communities = [...new Set(codes.filter((code) => code.length === 12))];
  return { communities, grids: communities.map((code) => `${code}G01`) };
}

async function busiestUnits(world: World, townId: string): Promise<readonly string[]> {
  const rows = await inTown(
    world.sql,
    townId,
    systemActor,
    (sql) => sql<{ id: string }[]>`
      select unit_id as id from task where state in ('open', 'accepted') group by 1 order by count(*) desc limit ${UNITS}
    `,
  );
  return rows.map((row) => row.id);
}

async function someNumbers(world: World, townId: string): Promise<readonly string[]> {
  const rows = await inTown(
    world.sql,
    townId,
    systemActor,
    (sql) => sql<{ number: string }[]>`select number from cases tablesample system (0.02) limit 40`,
  );
  return rows.map((row) => row.number).toSorted();
}
