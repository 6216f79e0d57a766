import { type CaseBasis, caseBases } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { unescaped, wholeLines } from '../../support/db/copy-text.ts';
import { quote, testedColumns } from '../plan/condition-sql.ts';
import { valueDimensions } from './dimensions.ts';

/** The dimensions whose value is a column of `case_fact`, whatever the basis. */
export const ownDimensions = valueDimensions.filter((name) => name !== 'hour');

/** All cases of a town as columns of numbers, some seventy bytes a case, so that they can be gone through again and again. */
export interface CaseTable {
  readonly size: number;
  /** Hours of the town's clock since 1970, by basis; `NEVER` where the case is in no period. */
  readonly hours: Readonly<Record<CaseBasis, Int32Array>>;
  readonly seconds: Int32Array;
  /** What a case is in each of `ownDimensions`, as a place among its names. */
  readonly values: readonly Int32Array[];
  readonly names: readonly (readonly string[])[];
  /** All that conditions ask of a case, as a place among the different ones; few are. */
  readonly signature: Int32Array;
  /** The values of `testedColumns` as COPY writes them, with tabs between. */
  readonly signatures: readonly string[];
}

export const NEVER = -2_147_483_648;

/** Reads the cases reported before an instant, in whatever order they lie: the database neither sorts nor looks them up. */
export async function readCases(
  sql: Sql,
  { zone, until }: { readonly zone: string; readonly until: string },
): Promise<CaseTable> {
  const which = `from case_fact f where f.reported_at < ${quote(until)}::timestamptz`;
  await sql`select set_config('max_parallel_workers_per_gather', '0', true)`;
  const [row] = await sql.unsafe<{ size: number }[]>(`select count(*)::int as size ${which}`);
  const table = emptyTable(row?.size ?? 0);
  const hours = caseBases.map(
    (basis) => `floor(date_part('epoch', f.${basis}_at at time zone ${quote(zone)}) / 3600)::int`,
  );
  const columns = [...hours, 'f.handle_seconds', ...ownDimensions.map((name) => `f.${name}`), ...testedColumns];
  const text = await sql.unsafe(`copy (select ${columns.join(', ')} ${which}) to stdout`).readable();
  let at = 0;
  for await (const lines of wholeLines(text)) {
    for (const line of lines) table.put(at++, line);
  }
  if (at !== table.size) throw new Error(`${at} cases came where ${table.size} were counted`);
  return table;
}

function emptyTable(size: number): CaseTable & { readonly put: (at: number, line: string) => void } {
  const hours = caseBases.map(() => new Int32Array(size));
  const seconds = new Int32Array(size);
  const values = ownDimensions.map(() => new Int32Array(size));
  const places = ownDimensions.map(() => placesOf(unescaped));
  const signature = new Int32Array(size);
  const signatures = placesOf((text) => text);
  const put = (at: number, line: string) => {
    let from = 0;
    const next = () => {
      const end = line.indexOf('\t', from);
      const field = line.slice(from, end);
      from = end + 1;
      return field;
    };
    for (const column of hours) column[at] = numberOr(next(), NEVER);
    seconds[at] = numberOr(next(), 0);
    for (const [nth, column] of values.entries()) column[at] = places[nth]?.of(next()) ?? 0;
    signature[at] = signatures.of(line.slice(from));
  };
  const [reported, filed, dispatch, handle, close, closed] = hours as [Hours, Hours, Hours, Hours, Hours, Hours];
  return {
    ...{ size, hours: { reported, filed, dispatch, handle, close, closed }, seconds, values, signature, put },
    names: places.map(({ texts }) => texts),
    signatures: signatures.texts,
  };
}

type Hours = Int32Array;

function numberOr(field: string, otherwise: number): number {
  return field === '\\N' ? otherwise : Number(field);
}

/** Gives different texts a place each, as they come; what was cut out of a line would hold the whole of it, so a copy is kept. */
function placesOf(read: (text: string) => string) {
  const places = new Map<string, number>();
  const texts: string[] = [];
  const of = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    const own = Buffer.from(text).toString();
    places.set(own, texts.length);
    return texts.push(read(own)) - 1;
  };
  return { of, texts: texts as readonly string[] };
}
