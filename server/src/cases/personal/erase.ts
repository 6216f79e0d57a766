import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import { withoutNumbers } from '../../people/personal/without-numbers.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Loop } from '../loop.ts';
import { refuse } from '../refuse.ts';

type Means = Pick<Loop, 'newId' | 'now'>;

/** Who erases, and why; or the policy, with its age in months. */
type Because = { readonly byId: string; readonly reason: string } | { readonly months: number };

const AT_ONCE = 2_000;

/** Erases what is personal of cases that ended longer ago than the policy's age; 0 months is never. Gives how many. */
export async function eraseOld(loop: Means & Pick<Loop, 'pool'>, townId: string, months: number): Promise<number> {
  if (months === 0) return 0;
  let erased = 0;
  for (;;) {
    const n = await inTown(loop.pool, townId, systemActor, async (sql) => {
      const ids = await oldCases(sql, loop.now(), months);
      return erase(sql, loop, ids, { months });
    });
    erased += n;
    if (n < AT_ONCE) return erased;
  }
}

/** Erases what is personal of one case at somebody's request. Refuses one that has not ended, or holds nothing personal. */
export async function eraseCase(
  sql: Sql,
  means: Means,
  caseId: string,
  because: { readonly byId: string; readonly reason: string },
): Promise<void> {
  const [found] = await sql<{ number: string; ended: boolean; keyed: boolean }[]>`
    select c.number, c.state = any (${[...endedStates]}) as ended, exists (select 1 from case_key k where k.case_id = c.id) as keyed
    from cases c where c.id = ${caseId}`;
  if (!found) throw new Refusal('not-found', { what: caseId });
  if (!found.ended) return refuse('case.erase-open', { number: found.number });
  if (!found.keyed) return refuse('case.erased-already', { number: found.number });
  // The reason may quote the number that goes.
  await erase(sql, means, [caseId], { ...because, reason: withoutNumbers(because.reason).shown });
}

/** Only in these states is what is personal of a case needed no more. */
export const endedStates = ['closed', 'declined', 'voided', 'merged'] as const;

// A case that was merged away lives on in the other, and is as old as that.
async function oldCases(sql: Sql, now: Date, months: number): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select c.id from case_key k join cases c on c.id = k.case_id left join cases m on m.id = c.merged_into
    where c.state = any (${[...endedStates]}) and coalesce(c.closed_at, c.updated_at) < ${now}::timestamptz - make_interval(months => ${months})
      and (m.id is null or m.state = any (${[...endedStates]})
        and coalesce(m.closed_at, m.updated_at) < ${now}::timestamptz - make_interval(months => ${months}))
    order by c.id limit ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}

async function erase(sql: Sql, { newId, now }: Means, ids: readonly string[], because: Because): Promise<number> {
  if (ids.length === 0) return 0;
  const id = newId();
  const row = {
    ...{ id, at: now(), cases: ids.length },
    by_id: 'byId' in because ? because.byId : null,
    reason: 'byId' in because ? because.reason : null,
    months: 'months' in because ? because.months : null,
  };
  await sql`insert into erasure ${sql(row)}`;
  await sql`insert into erased_case (case_id, erasure_id) select one, ${id} from unnest(${[...ids]}::uuid[]) one`;
  await sql`delete from case_person where case_id = any (${[...ids]}::uuid[])`;
  await sql`delete from caller where case_id = any (${[...ids]}::uuid[])`;
  await sql`delete from case_key where case_id = any (${[...ids]}::uuid[])`;
  return ids.length;
}

/** When what was personal of a case was erased last; null when it never was. */
export async function lastErased(sql: Sql, caseId: string): Promise<Date | null> {
  const [row] = await sql<{ at: Date }[]>`
    select e.at from erased_case c join erasure e on e.id = c.erasure_id where c.case_id = ${caseId} order by e.at desc limit 1`;
  return row?.at ?? null;
}
