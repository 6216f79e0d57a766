import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '../../people/actor.ts';
import { aBusyTown } from '../testing/a-busy-town.ts';
import type { CountedTown } from '../testing/a-counted-town.ts';
import { factFrom } from './fact-from.ts';
import { fingerprintOf, fingerprintSql } from './fingerprint.ts';
import { ALL, type PrintedJournal } from './journal-lines.ts';
import { eachJournal, journalsOf } from './journals.ts';

const now = new Date('2026-08-20T03:20:00Z');
let town: CountedTown;

beforeAll(async () => {
  town = await aBusyTown({ cases: 150, seed: 31, days: 60, now });
}, 60_000);
afterAll(() => town.db.close());

async function fromJournals(): Promise<ReadonlyMap<string, string>> {
  const ground = await town.ground();
  const prints = new Map<string, string>();
  await eachJournal(town.loop.pool, 'test', ALL, async (journals) => {
    for (const fact of journals.flatMap((one) => factFrom(one, ground) ?? [])) {
      prints.set(fact.case_id, fingerprintOf(fact));
    }
  });
  return prints;
}

function stored() {
  return town.as(systemActor, async (sql) => {
    const rows = await sql.unsafe<{ id: string; print: string }[]>(
      `select f.case_id as id, ${fingerprintSql()} as print from case_fact f`,
    );
    return new Map(rows.map(({ id, print }) => [id, print]));
  });
}

test('a fact reads the same in the database as where it is made', async () => {
  const made = await fromJournals();
  expect(made.size).toBe(151);
  expect(await stored()).toEqual(made);
});

test('a change of any column is told', async () => {
  const before = await stored();
  const columns = await town.as(
    systemActor,
    (sql) => sql<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = 'case_fact'::regclass and attnum > 1 and not attisdropped`,
  );
  const other: Readonly<Record<string, string>> = {
    text: `'another'`,
    boolean: 'not #',
    smallint: '# + 1',
    integer: 'coalesce(#, 0) + 1',
    'uuid[]': `# || gen_random_uuid()`,
    'timestamp with time zone': `coalesce(#, now()) + interval '1 ms'`,
  };
  for (const { name, type } of columns) {
    const value = other[type]?.replaceAll('#', name);
    await town
      .as(systemActor, async (sql) => {
        await sql.unsafe(`update case_fact set ${name} = ${value}`);
        const rows = await sql.unsafe<{ id: string; print: string }[]>(
          `select f.case_id as id, ${fingerprintSql()} as print from case_fact f`,
        );
        expect([name, rows.filter(({ id, print }) => before.get(id) === print)]).toEqual([name, []]);
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  }
  expect(columns.length).toBeGreaterThan(40);
});

test('a journal that is read with all others is the one that is read on its own, beside what its fact says', async () => {
  const read: PrintedJournal[] = [];
  await eachJournal(town.loop.pool, 'test', ALL, async (journals) => void read.push(...journals));
  const own = await town.as(systemActor, (sql) =>
    journalsOf(
      sql,
      read.map(({ caseId }) => caseId),
    ),
  );
  expect(read.map(({ caseId, steps }) => ({ caseId, steps }))).toEqual(own);
  expect(new Map(read.map(({ caseId, print }) => [caseId, print]))).toEqual(await stored());
});
