import type { ImportKind, ImportMapping, RowProblem } from '@chengyun/contract/import';
import { zoneOf } from '../../../people/town-zone.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { findDeviceGaps, guessDeviceMapping } from '../devices/device-mapping.ts';
import { deviceWords } from '../devices/device-words-queries.ts';
import { deviceReader } from '../devices/read-device-row.ts';
import type { TableRow } from '../read/table-row.ts';
import { caseReader } from '../rows/case-reader.ts';
import { type Defaults, guessMapping } from '../rows/guess-mapping.ts';
import type { RowResult } from '../rows/import-row.ts';
import { findGaps, planRows } from '../rows/row-plan.ts';
import type { BadRow } from './bad-row-queries.ts';
import { caseKinds } from './mapping-queries.ts';
import { masksOf } from './mask-bad-row.ts';
import type { Glance } from './take-file.ts';

/** What the sender says of a file beside the file. */
export type Asked = Partial<Defaults & Pick<ImportMapping, 'protocol' | 'profile'>>;

/** What one kind of rows is to the import: how its columns are guessed, what a mapping lacks, how a row is read. */
export type RowKind = {
  /** The mapping to offer: the one confirmed before for these headings, else a guess. */
  readonly offer: (glance: Glance, saved: ImportMapping | undefined, asked: Asked) => ImportMapping;
  readonly gaps: (headings: readonly string[], mapping: ImportMapping) => readonly RowProblem[];
  readonly reader: (
    headings: readonly string[],
    mapping: ImportMapping,
    now: Date,
  ) => (row: TableRow) => RowResult<object>;
  /** Rows as people are shown them: what is personal masked. */
  readonly masks: (headings: readonly string[], mapping: ImportMapping) => (row: BadRow) => BadRow;
};

/** A kind of rows as the town knows it now. */
export function rowKind(sql: Sql, townId: string, kind: ImportKind): Promise<RowKind> {
  return kind === 'devices' ? devicesKind(sql) : casesKind(sql, townId);
}

async function casesKind(sql: Sql, townId: string): Promise<RowKind> {
  const kinds = await caseKinds(sql);
  const zone = await zoneOf(sql, townId);
  const gaps: RowKind['gaps'] = (headings, mapping) => findGaps(headings, mapping, kinds);
  return {
    gaps,
    masks: masksOf,
    offer: (glance, saved, asked) => offerCases(glance, saved, asked, kinds),
    reader: (headings, mapping, now) => {
      const usable = findGaps(headings, mapping).every(({ path }) => path !== 'zone');
      return caseReader(planRows(headings, usable ? mapping : { ...mapping, zone }, zone, now));
    },
  };
}

function offerCases(
  { headings, rows }: Glance,
  saved: ImportMapping | undefined,
  asked: Asked,
  kinds: readonly string[],
): ImportMapping {
  const { kind = saved?.kind ?? usualKind(kinds), source = saved?.source ?? 'import' } = asked;
  const { zone = saved?.zone } = asked;
  const said = { kind, source, ...(zone ? { zone } : {}) };
  if (saved) return { ...saved, ...said };
  return guessMapping(
    headings,
    rows.map((row) => row.cells),
    said,
  );
}

function usualKind(kinds: readonly string[]): string {
  return kinds.includes('hotline') ? 'hotline' : (kinds[0] ?? 'hotline');
}

async function devicesKind(sql: Sql): Promise<RowKind> {
  const words = await deviceWords(sql);
  return {
    gaps: (headings, mapping) => findDeviceGaps(headings, mapping, words),
    offer: ({ headings }, saved, { protocol = saved?.protocol, profile = saved?.profile }) => {
      const said = { ...(protocol ? { protocol } : {}), ...(profile ? { profile } : {}) };
      return saved ? { ...saved, ...said } : guessDeviceMapping(headings, said);
    },
    reader: (headings, mapping) => deviceReader(headings, mapping, words),
    masks: () => (row) => row,
  };
}
