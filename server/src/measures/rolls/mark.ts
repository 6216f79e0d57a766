import type { Sql } from '../../support/db/connect.ts';

/** Which sums are read: of which generation and plan, and that they hold the cases reported before `until` (RFC 3339 or ±infinity). */
export interface Mark {
  readonly generation: number;
  readonly plan: string | null;
  readonly until: string;
  /** Every case has its fact. */
  readonly facts: boolean;
  /** Grows whenever the sums change. */
  readonly rounds: string;
}

export async function readMark(sql: Sql): Promise<Mark> {
  const [row] = await sql<Mark[]>`
    select generation, plan, facts, rounds::text as rounds, case when isfinite(until)
      then to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') else until::text end as until
    from measure_mark
  `;
  if (!row) throw new Error('The town has no mark of its sums');
  return row;
}

/** Moves the mark on; whoever folded meanwhile makes this fail. */
export async function moveMark(
  sql: Sql,
  { generation, plan, until }: Pick<Mark, 'generation' | 'plan' | 'until'>,
): Promise<void> {
  await sql`
    update measure_mark set generation = ${generation}, plan = ${plan}, until = ${until}::text::timestamptz,
      rounds = rounds + 1
  `;
}
