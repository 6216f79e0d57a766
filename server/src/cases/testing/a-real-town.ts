import { randomUUID } from 'node:crypto';
import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import type { KindPolicy } from '@chengyun/contract/pack';
import type { Revealed } from '@chengyun/contract/reporter';
import type { Actor } from '../../people/actor.ts';
import { systemActor } from '../../people/actor.ts';
import { groundCache } from '../../people/ground-cache.ts';
import { inTown } from '../../people/in-town.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import { aVault } from '../../people/personal/testing/a-vault.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { someCalendarData } from '../../town/calendar/a-calendar.ts';
import type { InTown } from '../act.ts';
import { knownCases } from '../known-cases.ts';
import type { CaseAggregate, Step } from '../life/aggregate.ts';
import type { Loop } from '../loop.ts';
import { actAny } from '../routes/act-any.ts';
import { report, serialFor } from '../routes/calls.ts';
import { serialTaker } from '../serials.ts';
import { loadCase, loadJournal } from '../store/load-case.ts';
import { caseDetail } from '../view/detail.ts';
import { revealCase } from '../view/reveal.ts';
import { aKind, aPack, idOf, people, unitIds } from './a-town.ts';

const TOWN = 'test';

/** A small town in a database of its own, with everything a case needs. */
export interface RealTown {
  readonly db: TestDatabase;
  readonly loop: Loop;
  /** Moves the town's clock. */
  readonly at: (now: Date) => void;
  /** One transaction as a person. */
  readonly as: <T>(actor: Actor, work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly report: (actor: Actor, given?: object) => Promise<string>;
  readonly act: <A extends ActionName>(
    id: string,
    action: A,
    input: ActionInput<A>,
    actor: Actor,
    seen?: number,
  ) => Promise<CaseAggregate>;
  readonly load: (id: string) => Promise<CaseAggregate>;
  readonly journal: (id: string) => Promise<readonly Step[]>;
  readonly photo: (actor: Actor) => Promise<string>;
  /** A case as a person reads it, and what one look shows them. */
  readonly detail: (id: string, actor: Actor) => Promise<CaseDetail>;
  readonly reveal: (id: string, actor: Actor) => Promise<Revealed>;
}

/** Makes the town: three areas, the small town's units, a calendar and a pack with one kind, changed as asked. */
export async function aRealTown(
  kind: Partial<KindPolicy> = {},
  vaultOf: (db: TestDatabase) => Vault | Promise<Vault> = () => aVault(),
): Promise<RealTown> {
  const db = await testDatabase();
  await settle(db.ownerSql, kind);
  let now = new Date('2026-04-27T01:00:00Z');
  const ids = idMaker();
  const loop: Loop = {
    ...{ pool: db.sql, grounds: groundCache(db.sql, Date.now), serials: serialTaker(db.ownerSql), known: knownCases() },
    ...{ personal: await vaultOf(db), newId: ids, now: () => now },
  };
  const as: RealTown['as'] = (actor, work) => inTown(db.sql, TOWN, actor, work);
  const world = async (sql: Sql): Promise<InTown> => ({ sql, ground: await loop.grounds.of(TOWN) });
  await world(db.sql);
  return {
    ...{ db, loop, as },
    at: (time) => {
      now = time;
    },
    report: async (actor, given = {}) => {
      const serial = await serialFor(loop, TOWN);
      const body = { kind: 'ticket', source: 'phone', text: '路面破损', ...given };
      return (await as(actor, (sql) => report(loop, sql, TOWN, actor, body, serial))).id;
    },
    act: (caseId, action, input, actor, seen) =>
      as(actor, async (sql) => actAny(loop, await world(sql), { caseId, action, input, actor, seen: seen ?? null })),
    load: async (id) => {
      const found = await as(systemActor, (sql) => loadCase(sql, id));
      if (!found) throw new Error(`no case ${id}`);
      return found;
    },
    detail: async (id, actor) => {
      const reading = { ground: await loop.grounds.of(TOWN), personal: loop.personal };
      return as(actor, (sql) => caseDetail(sql, reading, actor, id, now));
    },
    reveal: (caseId, actor) => {
      const means = { ...loop, limits: { looksPerHour: 30, looksPerDay: 150 } };
      return as(actor, (sql) => revealCase(sql, means, { townId: TOWN, caseId, actor, reason: '回访核实' }));
    },
    journal: (id) => as(systemActor, (sql) => loadJournal(sql, id)),
    photo: (actor) =>
      as(actor, async (sql) => {
        const id = randomUUID();
        await sql`insert into attachment (id, sha256, name, type, bytes, uploaded_by)
          values (${id}, ${'0'.repeat(64)}, '照片.jpg', 'image/jpeg', 1, ${actor.id})`;
        return id;
      }),
  };
}

// Ids that grow, with chance in them, as those of version 7 do.
function idMaker(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${count.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`;
  };
}

/** Gives the test town its units, areas, a calendar and a pack with one kind. */
export async function settle(sql: Pool, kind: Partial<KindPolicy> = {}): Promise<void> {
  await inTown(sql, TOWN, people.system, async (own) => {
    const json = (value: unknown) => own.json(value as never);
    const calendar = someCalendarData({ days: {} });
    await own`insert into policy (kind, id, version, data) values
      ('calendar', ${calendar.id}, 1, ${json(calendar)}), ('pack', 'small', 1, ${json(aPack([aKind(kind)]))})`;
    for (const [name, id] of Object.entries(unitIds)) {
      await own`insert into unit (id, code, name, kind, active) values (${id}, ${name}, ${name}, ${name}, ${name !== 'gone'})`;
    }
    const square = {
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
    const areas = [
      ['310199101', 'town', null],
      ['310199101001', 'community', 0],
      ['310199101001G01', 'grid', 1],
      ['310199101001001', 'unit_grid', 2],
    ] as const;
    for (const [at, [code, level, parent]] of areas.entries()) {
      const parentId = parent === null ? null : idOf(0xa0 + parent);
      await own`insert into area (id, code, level, name, parent_id, polygon, center, area_m2)
        values (${idOf(0xa0 + at)}, ${code}, ${level}, ${level}, ${parentId}, ${json(square)}, '{120.5,31.5}', 1)`;
    }
  });
}
