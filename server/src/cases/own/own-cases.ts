import type { OwnCase, OwnPage, OwnSummary } from '@chengyun/contract/own-case';
import type { CaseState, Matter, Outcome, Satisfaction } from '@chengyun/contract/words';
import type { Actor } from '../../people/actor.ts';
import { caseOpener } from '../../people/personal/opener.ts';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { keysAround } from '../personal/queries.ts';
import { loadJournal } from '../store/load-case.ts';
import { readCursor, writeCursor } from '../view/cursor.ts';
import { attachmentsOf } from '../view/detail-queries.ts';
import { mayRate, ownLines, ownStage } from './own-story.ts';

/** Rows of one page. */
const PAGE = 30;

type Row = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly place: string | null;
  readonly reportedBy: string;
  readonly satisfaction: Satisfaction | null;
  readonly reportedAt: Date;
  readonly updatedAt: Date;
};

type WholeRow = Row & {
  readonly text: string | null;
  readonly matter: Matter | null;
  readonly outcome: Outcome | null;
  readonly solved: boolean | null;
};

const columns = (sql: Sql) => sql`
  id, number, title, state, place, reported_by as "reportedBy", satisfaction,
  reported_at as "reportedAt", updated_at as "updatedAt"`;

// Said beside the policies, which let no more through: so that the two small indexes of such cases are found.
const own = (sql: Sql, { id, companyIds = [] }: Actor) => sql`
  reporter_role is not null and (reported_by = ${id} or reporter_unit_id = any (${[...companyIds]}::uuid[]))`;

/** The reports of the actor and of their company, newest first. */
export async function ownCases(sql: Sql, actor: Actor, cursor: string | undefined): Promise<OwnPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await sql<Row[]>`
    select ${columns(sql)} from cases
    where ${own(sql, actor)} ${after ? sql`and (reported_at, id) < (${after.at}, ${after.id})` : sql``}
    order by reported_at desc, id desc limit ${PAGE + 1}`;
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    cases: shown.map((row) => summaryOf(row, actor)),
    next: last ? writeCursor({ at: last.reportedAt.toISOString(), id: last.id }) : null,
  };
}

/** How many reports the actor's account has made since. */
export async function ownReportsSince(sql: Sql, actor: Actor, since: Date): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from cases
    where reporter_role is not null and reported_by = ${actor.id} and reported_at > ${since}`;
  return row?.n ?? 0;
}

type Reading = { readonly ground: Ground; readonly personal: Vault };

/** One of them with its progress. Refuses when there is none to see. */
export async function ownCase(sql: Sql, { ground, personal }: Reading, actor: Actor, id: string): Promise<OwnCase> {
  const [[row], steps, files, keys] = await Promise.all([
    sql<WholeRow[]>`
      select ${columns(sql)}, text, matter, outcome, solved from cases
      where id = ${id} and ${own(sql, actor)}`,
    loadJournal(sql, id),
    attachmentsOf(sql, id),
    keysAround(sql, id),
  ]);
  if (!row) throw new Refusal('not-found', { what: id });
  const townId = ground.town.id;
  const { masked } = caseOpener(personal, townId, id, keys.get(id) ?? null);
  const told = (text: string | null) => text && masked(text);
  const lines = ownLines(steps, (unitId) => ground.units.get(unitId)?.name ?? null);
  return {
    ...summaryOf(row, actor),
    ...{ title: masked(row.title), place: told(row.place), text: told(row.text) },
    ...{ matter: row.matter, outcome: row.outcome, satisfaction: row.satisfaction, solved: row.solved },
    files: files
      .filter((file) => file.uploaded_by === row.reportedBy)
      .map(({ id: fileId, name, type, thumb_sha256 }) => {
        const url = `/api/towns/${townId}/attachments/${fileId}`;
        return { id: fileId, name, type, url, thumbUrl: thumb_sha256 ? `${url}/thumb` : null };
      }),
    lines: lines.map((line) => ({ ...line, text: told(line.text) })),
  };
}

function summaryOf(row: Row, { id }: Actor): OwnSummary {
  return {
    ...{ id: row.id, number: row.number, title: hidePieces(row.title), stage: ownStage(row.state) },
    place: row.place && hidePieces(row.place),
    ...{ mine: row.reportedBy === id, mayRate: mayRate(row.state, row.satisfaction) },
    ...{ reportedAt: row.reportedAt.toISOString(), updatedAt: row.updatedAt.toISOString() },
  };
}
