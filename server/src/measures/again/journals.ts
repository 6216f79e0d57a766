import type { Step } from '../../cases/life/aggregate.ts';
import { systemActor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Pool, Sql } from '../../support/db/connect.ts';

/** A case's id and its journal in order. */
export interface Journal {
  readonly caseId: string;
  readonly steps: readonly Step[];
}

interface Line {
  readonly case_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly action: string;
  readonly from_state: Step['from'];
  readonly to_state: Step['to'];
  readonly effects: Step['effects'];
}

// So few that what is read is forgotten before the collector takes it for something that stays.
const LINES = 1200;

/** The part of all cases that a reader takes: those with ids after `after` and up to `until`, or to the end. */
export interface Stretch {
  readonly after: string;
  readonly until: string | null;
}

/** Every case. */
export const ALL: Stretch = { after: '00000000-0000-0000-0000-000000000000', until: null };

/** Every journal of a stretch of a town's cases, by id; the next lines are fetched while the last are worked on. */
export async function* everyJournal(pool: Pool, townId: string, stretch: Stretch): AsyncGenerator<readonly Journal[]> {
  const fetch = (after: string) => inTown(pool, townId, systemActor, (sql) => linesAfter(sql, { ...stretch, after }));
  let next = fetch(stretch.after);
  for (;;) {
    const lines = await next;
    const journals = grouped(lines);
    const isLast = lines.length < LINES;
    // The last case of a full batch may go on in the next one.
    const whole = isLast || journals.length < 2 ? journals : journals.slice(0, -1);
    const end = whole.at(-1);
    if (!end) return;
    if (!isLast) next = fetch(end.caseId);
    yield whole;
    if (isLast) return;
  }
}

function linesAfter(sql: Sql, { after, until }: Stretch): Promise<Line[]> {
  return sql<Line[]>`
    select case_id, seq, at, action, from_state, to_state, effects from journal
    where case_id > ${after} and (${until}::uuid is null or case_id <= ${until}::uuid)
    order by case_id, seq limit ${LINES}
  `;
}

/** The journals of some cases. */
export async function journalsOf(sql: Sql, ids: readonly string[]): Promise<readonly Journal[]> {
  const lines = await sql<Line[]>`
    select case_id, seq, at, action, from_state, to_state, effects from journal
    where case_id = any (${[...ids]}::uuid[]) order by case_id, seq
  `;
  return grouped(lines);
}

function grouped(lines: readonly Line[]): readonly Journal[] {
  const journals: { caseId: string; steps: Step[] }[] = [];
  for (const line of lines) {
    const last = journals.at(-1);
    if (last?.caseId === line.case_id) last.steps.push(stepOf(line));
    else journals.push({ caseId: line.case_id, steps: [stepOf(line)] });
  }
  return journals;
}

function stepOf({ seq, at, action, from_state, to_state, effects }: Line): Step {
  const nobody = { actorId: null, actorRole: 'system', actorUnitId: null } as const;
  return { seq, at: at.toISOString(), action, ...nobody, from: from_state, to: to_state, input: {}, effects };
}
