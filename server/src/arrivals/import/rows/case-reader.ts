import { createHash } from 'node:crypto';
import type { TableRow } from '../read/table-row.ts';
import type { RowResult } from './import-row.ts';
import type { RowPlan } from './row-plan.ts';
import { problem, repeatedNumber } from './row-problem.ts';
import { toImportRow } from './to-import-row.ts';

/** Reads rows of a list of cases one after the other, and notes which numbers were in the list before. */
export type CaseReader = (row: TableRow) => RowResult;

/** More than the rows of a file: where a row stands and what it says are kept in one number. */
const SAYS = 2 ** 32;

/**
 * A reader for one file. A number that stood in the list before with something else is no second case and no known one: the
 * row is told. The very same row again is passed on, and is known like a list sent twice. Its memory grows by a short
 * digest and a number a row, some 40 MB for as many rows as a file may have.
 */
export function caseReader(plan: RowPlan): CaseReader {
  const seen = new Map<string, number>();
  return (row) => {
    const result = toImportRow(row, plan);
    if (!result.ok) return result;
    const { rowNumber, source, externalNumber } = result.row;
    const key = digest([source, externalNumber]).toString('latin1', 0, 12);
    const says = digest(row.cells).readUInt32BE();
    const before = seen.get(key);
    if (before === undefined) seen.set(key, rowNumber * SAYS + says);
    if (before === undefined || before % SAYS === says) return result;
    const fault = repeatedNumber(Math.floor(before / SAYS));
    return { ok: false, rowNumber, problems: [problem('externalNumber', externalNumber, fault)] };
  };
}

function digest(words: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(words)).digest();
}
