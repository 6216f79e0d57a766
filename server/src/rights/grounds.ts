import { COMPANY } from '@chengyun/contract/ground';
import { aKind, aPack, idOf, people, unitIds } from '../cases/testing/a-town.ts';
import { createTown } from '../people/create-town.ts';
import { inTown } from '../people/in-town.ts';
import type { TestApp } from '../people/test-app.ts';
import { json } from '../support/db/json.ts';
import { someCalendarData } from '../town/calendar/a-calendar.ts';

/** The town that is walked, and the one nobody here belongs to but the foreigners. */
export const TOWN = 'test';
export const OTHER_TOWN = 'other';
/** Two companies whose accounts walk. */
export const companyIds = { A: idOf(0xc1), B: idOf(0xc2) } as const;
/** The community that area A is. */
export const AREA_A = '310199101001';

/** A kind of case that companies and residents may report too. */
const FOR_ALL = aKind({
  sources: ['phone', 'enterprise', 'resident'],
  reporters: ['intake', 'patrol', 'unit', 'chief', 'enterprise', 'resident'],
});

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 31],
      [121, 31],
      [121, 32],
      [120, 32],
      [120, 31],
    ],
  ],
};

/** Gives the town a calendar, a pack, units and areas, and makes the other town. */
export async function settleTowns({ db }: TestApp): Promise<void> {
  await createTown(db.ownerSql, {
    ...{ id: OTHER_TOWN, name: { zh: '另一镇', en: 'Other Town' }, prefix: 'QT' },
    ...{ center: [121.5, 31.2], bbox: [121.4, 31.1, 121.6, 31.3] },
  });
  await inTown(db.ownerSql, TOWN, people.system, async (sql) => {
    const calendar = someCalendarData({ days: {} });
    await sql`insert into policy (kind, id, version, data) values
      ('calendar', ${calendar.id}, 1, ${json(sql, calendar)}), ('pack', 'small', 1, ${json(sql, aPack([FOR_ALL]))})`;
    for (const [name, id] of Object.entries(unitIds))
      await sql`insert into unit (id, code, name, kind, active) values (${id}, ${name}, ${name}, ${name}, ${name !== 'gone'})`;
    for (const [name, id] of Object.entries(companyIds))
      await sql`insert into unit (id, code, name, kind) values (${id}, ${`E${name}`}, ${`企业${name}`}, ${COMPANY})`;
    const areas = [
      ['310199101', 'town', null],
      [AREA_A, 'community', '310199101'],
      [`${AREA_A}G01`, 'grid', AREA_A],
      [`${AREA_A}001`, 'unit_grid', `${AREA_A}G01`],
    ] as const;
    for (const [code, level, parent] of areas) {
      await sql`insert into area (id, code, level, name, parent_id, polygon, center, area_m2)
        values (gen_random_uuid(), ${code}, ${level}, ${level}, (select id from area where code = ${parent}),
          ${json(sql, SQUARE)}, '{120.5,31.5}', 1)`;
    }
  });
}
