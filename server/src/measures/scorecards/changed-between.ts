import { isDeepStrictEqual } from 'node:util';
import type { ScoreIssue, ScoreRow, ScoreSheet } from '@chengyun/contract/scorecards-answer';

/** Totals and places of units that differ from the sheet before. */
export function changedBetween(before: ScoreSheet | null, after: ScoreSheet): ScoreIssue['changed'] {
  if (!before) return [];
  const [was, is] = [rowsById(before), rowsById(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((unitId) => {
    const [old, now] = [was.get(unitId), is.get(unitId)];
    const change = {
      ...{ unitId, name: now?.name ?? old?.name ?? unitId, was: old?.total ?? null, is: now?.total ?? null },
      ...{ wasRank: old?.rank ?? null, isRank: now?.rank ?? null },
    };
    return change.was === change.is && change.wasRank === change.isRank ? [] : [change];
  });
}

/** Whether two sheets say the same: their rows with figures, and the rules they were made by. */
export function saysTheSame(a: ScoreSheet, b: ScoreSheet): boolean {
  return isDeepStrictEqual(plain([a.card, a.groups]), plain([b.card, b.groups]));
}

// As it comes out of the store: without what JSON leaves out, and without an order of keys.
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function rowsById({ groups }: ScoreSheet): ReadonlyMap<string, ScoreRow> {
  return new Map(groups.flatMap(({ rows }) => rows.map((row) => [row.unitId, row])));
}
