import type { CaseSummary } from '@chengyun/contract/case';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Sql } from '../../support/db/connect.ts';
import { everyBatch } from '../../support/db/every-batch.ts';
import type { ListColumn } from '../../support/files/list-table.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { type SummaryRow, summaryColumns, toSummary } from '../view/summary.ts';
import { caseColumns } from './case-columns.ts';

/** Which cases: reported from an instant on and before another, of one kind. */
export interface CasesWanted {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly kind?: string | undefined;
}

/** What a case says beyond its line of a list; nothing of its reporter. */
interface Beyond {
  readonly text: string | null;
  readonly condition: string | null;
  readonly filedAt: string | null;
  readonly outcome: string | null;
  readonly factFinding: string | null;
  readonly demandFinding: string | null;
  readonly solved: boolean | null;
  readonly satisfaction: string | null;
  readonly mergedInto: string | null;
  readonly parent: string | null;
}
export type ListedCase = CaseSummary & Beyond;

type Row = SummaryRow & Omit<Beyond, 'filedAt'> & { readonly filedAt: Date | null; readonly key: string };

const BATCH = 1_000;

/** Every case of the town, first reported first; of its texts what is sealed is hidden, and no person is in them. */
export async function* everyCaseWhole(
  sql: Sql,
  ground: Ground,
  wanted: CasesWanted,
): AsyncGenerator<readonly ListedCase[]> {
  for await (const rows of everyBatch<Row>(BATCH, (last, size) => casesAfter(sql, wanted, last, size))) {
    yield rows.map((row) => wholeOf(row, ground));
  }
}

// By the text of the instant: a date of JavaScript knows no microseconds, and the next batch would begin elsewhere.
function casesAfter(sql: Sql, { from, to, kind }: CasesWanted, last: Row | undefined, size: number): Promise<Row[]> {
  return sql<Row[]>`
    select ${sql(summaryColumns.map((name) => `c.${name}`))}, c.text, c.condition_code as condition,
      c.filed_at as "filedAt", c.outcome, c.fact_finding as "factFinding", c.demand_finding as "demandFinding", c.solved,
      c.satisfaction, m.number as "mergedInto", p.number as parent, c.reported_at::text as key
    from (
      select * from cases
      where true ${from ? sql`and reported_at >= ${from}` : sql``} ${to ? sql`and reported_at < ${to}` : sql``}
        ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
        ${last ? sql`and (reported_at, id) > (${last.key}::text::timestamptz, ${last.id}::uuid)` : sql``}
      order by reported_at, id limit ${size}
    ) c left join cases m on m.id = c.merged_into left join cases p on p.id = c.parent_id
    order by c.reported_at, c.id`;
}

function wholeOf(row: Row, ground: Ground): ListedCase {
  const { condition, outcome, factFinding, demandFinding, solved, satisfaction, mergedInto, parent } = row;
  return {
    ...toSummary(row, ground),
    text: row.text && hidePieces(row.text),
    filedAt: row.filedAt?.toISOString() ?? null,
    ...{ condition, outcome, factFinding, demandFinding, solved, satisfaction, mergedInto, parent },
  };
}

/** A case as one object of a file, under names that an import takes back: class, place and unit each as one word. */
export function caseLine({ category, position, leadUnitName, leadUnitId, version: _, ...rest }: ListedCase): object {
  return {
    ...rest,
    category: category && `${category.taxonomy}:${category.code}`,
    ...{ lon: position?.[0] ?? null, lat: position?.[1] ?? null, unit: leadUnitName, unitId: leadUnitId },
  };
}

/** The columns of the list as the page exports it, and what was reported. */
export function wholeCaseColumns(ground: Pick<Ground, 'kind'>): readonly ListColumn<ListedCase>[] {
  return [...caseColumns(ground), { title: { zh: '内容', en: 'text' }, cell: ({ text }) => text }];
}
