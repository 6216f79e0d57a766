import type { MeasureAnswer, MeasureQuery } from '@chengyun/contract/measures-answer';
import type { Sql } from '../../support/db/connect.ts';
import { isSame, type Line } from './lines.ts';
import { monthThat } from './month.ts';

const WHOLE: ReadonlySet<string> = new Set(['from', 'to', 'by', 'compare']);

/** Adds to the figure of one whole month what was published of it last, if the month was published. */
export async function withPublished(
  sql: Sql,
  answer: MeasureAnswer,
  query: MeasureQuery,
  zone: string,
): Promise<MeasureAnswer> {
  const { from, to } = answer.period;
  const month = monthThat({ from: new Date(from), to: new Date(to) }, zone);
  if (month === null || Object.keys(query).some((name) => !WHOLE.has(name))) return answer;
  const found = await lastPublished(sql, month, answer.measure.id);
  if (!found) return answer;
  const { version, at, value, numerator, denominator, rows } = found;
  const figure = { value, numerator, denominator, rows };
  return {
    ...answer,
    published: { month, version, at: at.toISOString(), figure, differs: !isSame(figure, answer.total) },
  };
}

type Found = Pick<Line, 'value' | 'numerator' | 'denominator' | 'rows'> & {
  readonly version: number;
  readonly at: Date;
};

async function lastPublished(sql: Sql, month: string, measure: string): Promise<Found | undefined> {
  const [row] = await sql<Found[]>`
    select m.version, m.at, f.value, f.numerator, f.denominator, f.rows::float8 as rows
    from published_month m join published_figure f on f.month = m.month and f.version = m.version
    where m.month = to_date(${month}, 'YYYY-MM') and f.measure = ${measure} and f.by_ = ''
    order by m.version desc limit 1
  `;
  return row;
}
