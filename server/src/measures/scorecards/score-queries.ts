import type { ScoreEntry, ScoreIssue, ScoreSheet } from '@chengyun/contract/scorecards-answer';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';

/** Points given by hand that hold, by unit and item. */
export async function entriesIn(
  sql: Sql,
  scorecard: string,
  period: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, ScoreEntry>>> {
  const rows = await sql<(Omit<ScoreEntry, 'at'> & { unitId: string; item: string; at: Date })[]>`
    select distinct on (e.unit_id, e.item) e.unit_id as "unitId", e.item, e.points, e.reason, e.nth,
      coalesce(p.name, e.entered_by) as by, e.entered_at as at
    from score_entry e left join platform.person p on p.id::text = e.entered_by
    where e.scorecard = ${scorecard} and e.period = ${period}
    order by e.unit_id, e.item, e.nth desc
  `;
  const found = new Map<string, Map<string, ScoreEntry>>();
  for (const { unitId, item, at, ...entry } of rows) {
    const own = found.get(unitId) ?? new Map<string, ScoreEntry>();
    own.set(item, { ...entry, at: at.toISOString() });
    found.set(unitId, own);
  }
  return found;
}

/** Writes points as the next ones; those before stay. */
export async function addEntry(
  sql: Sql,
  {
    scorecard,
    period,
    unitId,
    item,
    points,
    reason,
  }: Readonly<Record<'scorecard' | 'period' | 'unitId' | 'item' | 'reason', string>> & {
    readonly points: number;
  },
): Promise<void> {
  await sql`
    insert into score_entry (scorecard, period, unit_id, item, nth, points, reason)
    select ${scorecard}, ${period}, ${unitId}, ${item}, coalesce(max(nth), 0) + 1, ${points}, ${reason}
    from score_entry
    where scorecard = ${scorecard} and period = ${period} and unit_id = ${unitId} and item = ${item}
  `;
}

/** What was published of a period, oldest first, without what changed in between. */
export async function issuesOf(
  sql: Sql,
  scorecard: string,
  period: string,
): Promise<readonly Omit<ScoreIssue, 'changed'>[]> {
  const rows = await sql<{ version: number; reason: string; by: string | null; at: Date; sheet: ScoreSheet }[]>`
    select i.version, i.reason, coalesce(p.name, i.published_by) as by, i.published_at as at, i.sheet
    from score_issue i left join platform.person p on p.id::text = i.published_by
    where i.scorecard = ${scorecard} and i.period = ${period} order by i.version
  `;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Publishes a sheet as the given version; false when somebody else just did. */
export async function addIssue(
  sql: Sql,
  {
    scorecard,
    version,
    sheet,
    reason,
  }: Pick<ScoreIssue, 'version' | 'sheet' | 'reason'> & { readonly scorecard: string },
): Promise<boolean> {
  const rows = await sql`
    insert into score_issue (scorecard, period, version, sheet, reason)
    values (${scorecard}, ${sheet.period}, ${version}, ${json(sql, sheet)}, ${reason})
    on conflict do nothing returning 1
  `;
  return rows.length > 0;
}

/** How many versions were published of each period of a scorecard. */
export async function publishedPeriods(
  sql: Sql,
): Promise<readonly { readonly scorecard: string; readonly period: string; readonly issues: number }[]> {
  return sql`
    select scorecard, period, max(version) as issues from score_issue group by scorecard, period order by period desc
  `;
}

/** How many people live where a unit is responsible, by unit. */
export async function peopleByUnit(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ id: string; people: number }[]>`select unit_id as id, people from unit_people`;
  return new Map(rows.map(({ id, people }) => [id, people]));
}

export async function setPeople(sql: Sql, unitId: string, people: number, sample = false): Promise<void> {
  await sql`
    insert into unit_people (unit_id, people, sample) values (${unitId}, ${people}, ${sample})
    on conflict (unit_id) do update set people = excluded.people, sample = excluded.sample,
      changed_by = platform.actor(), changed_at = now()
  `;
}
