import type { RowProblem } from '@chengyun/contract/import';
import { zoneOf } from '../../../people/town-zone.ts';
import type { Sql } from '../../../support/db/connect.ts';
import type { DeviceRow } from '../devices/device-row.ts';
import { deviceWords } from '../devices/device-words-queries.ts';
import { deviceReader } from '../devices/read-device-row.ts';
import type { TableRow } from '../read/table-row.ts';
import { caseReader } from '../rows/case-reader.ts';
import type { ImportRow, RowResult } from '../rows/import-row.ts';
import { planRows } from '../rows/row-plan.ts';
import type { BadRow } from './bad-row-queries.ts';
import type { Opened, RunRow } from './import-queries.ts';
import { classesByName } from './mapping-queries.ts';

/** Which run the rows belong to. */
export type ImportFacts = {
  readonly townId: string;
  readonly runId: string;
  readonly startedBy: string;
  readonly now: Date;
};

/** Opens the cases of rows that fit, in the caller's transaction; a row already in (source, external number) is known. */
export type OpenImported = (sql: Sql, rows: readonly ImportRow[], facts: ImportFacts) => Promise<Opened>;

/** Registers the devices of rows that fit; what only the store can say of a row comes back as its problem. */
export type OpenDevices = (sql: Sql, rows: readonly DeviceRow[], facts: ImportFacts) => Promise<OpenedDevices>;

type OpenedDevices = Opened & {
  readonly bad: readonly { readonly rowNumber: number; readonly problems: readonly RowProblem[] }[];
};

/** How the rows of one file come in, from the first one on. */
export type BringRows = {
  /** Brings one batch in: what came of it, and the rows that did not fit. */
  readonly bring: (
    sql: Sql,
    rows: readonly TableRow[],
    facts: ImportFacts,
  ) => Promise<Opened & { readonly bad: readonly BadRow[] }>;
  /** Reads a row that an earlier try brought in, for what later rows may not say again. */
  readonly passOver: (row: TableRow) => void;
};

type Openers = { readonly openImported: OpenImported; readonly openDevices: OpenDevices; readonly now: () => Date };

/** How the rows of a run come in: cases and devices are read and opened each in their way. */
export async function rowsBringer(
  sql: Sql,
  { openImported, openDevices, now }: Openers,
  townId: string,
  { kind, mapping }: RunRow,
  headings: readonly string[],
): Promise<BringRows> {
  if (kind === 'devices') return bringer(deviceReader(headings, mapping, await deviceWords(sql)), openDevices);
  const classes = await classesByName(sql, mapping.kind);
  const plan = planRows(headings, mapping, await zoneOf(sql, townId), now(), classes);
  return bringer(caseReader(plan), async (tx, rows, facts) => ({ ...(await openImported(tx, rows, facts)), bad: [] }));
}

type Open<Row> = (sql: Sql, rows: readonly Row[], facts: ImportFacts) => Promise<OpenedDevices>;

function bringer<Row>(read: (row: TableRow) => RowResult<Row>, open: Open<Row>): BringRows {
  const bring: BringRows['bring'] = async (sql, rows, facts) => {
    const results = rows.map((row) => read(row));
    const good = results.flatMap((result) => (result.ok ? [result.row] : []));
    const opened = good.length > 0 ? await open(sql, good, facts) : NOTHING;
    const problems = new Map(
      [...results.flatMap((result) => (result.ok ? [] : [result])), ...opened.bad].map((one) => [
        one.rowNumber,
        one.problems,
      ]),
    );
    const bad = rows.flatMap(({ rowNumber, cells }) => {
      const found = problems.get(rowNumber);
      return found ? [{ rowNumber, cells: cells.map(storable), problems: found }] : [];
    });
    return { ...opened, bad };
  };
  return { bring, passOver: read };
}

const NOTHING: OpenedDevices = { added: 0, known: 0, bad: [] };

// PostgreSQL keeps no NUL in a text.
function storable(cell: string): string {
  return cell.replaceAll('\0', '').toWellFormed();
}
