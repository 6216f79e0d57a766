import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';
import { type Journal, journalsIn, linesSql, type PrintedJournal, type Stretch } from './journal-lines.ts';

/**
 * Reads every journal of a stretch of a town's cases, by id and all of one moment, each with what its fact says; the next
 * ones wait while `take` works.
 */
export function eachJournal(
  pool: Pool,
  townId: string,
  stretch: Stretch,
  take: (journals: readonly PrintedJournal[]) => Promise<void>,
): Promise<void> {
  return inTown(pool, townId, systemActor, async (sql) => {
    // In the order of the index, line by line: to sort what was read would begin by reading everything.
    await sql`select set_config('enable_sort', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;
    const text = await sql.unsafe(linesSql(stretch)).readable();
    for await (const journals of journalsIn(text)) await take(journals);
  });
}

/** The journals of some cases, as they are now. */
export async function journalsOf(sql: Sql, ids: readonly string[]): Promise<readonly Journal[]> {
  const lines = await sql<StoredLine[]>`
    select case_id, seq, at, action, from_state, to_state, effects from journal
    where case_id = any (${[...ids]}::uuid[]) order by case_id, seq
  `;
  const byCase = Map.groupBy(lines, (line) => line.case_id);
  return [...byCase].map(([caseId, own]) => ({ caseId, steps: own.map(stepOf) }));
}

type Step = Journal['steps'][number];

interface StoredLine {
  readonly case_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly action: string;
  readonly from_state: Step['from'];
  readonly to_state: Step['to'];
  readonly effects: Step['effects'];
}

function stepOf({ seq, at, action, from_state, to_state, effects }: StoredLine): Step {
  const nobody = { actorId: null, actorRole: 'system', actorUnitId: null } as const;
  return { seq, at: at.toISOString(), action, ...nobody, from: from_state, to: to_state, input: {}, effects };
}
