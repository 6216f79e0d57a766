import type { ScorecardAnswer, ScoreIssue, ScoreSheet } from '@chengyun/contract/scorecards-answer';

/** What the address of a scorecard holds, as plain strings; `cell` is unit and item of the points that are explained. */
export type ScoreAddress = {
  readonly period?: string;
  readonly version?: string;
  readonly cell?: string;
};

/** The sheet a page shows: a published version, or that of now; `issue` is null for the latter. */
export type Shown = { readonly sheet: ScoreSheet; readonly issue: ScoreIssue | null };

/**
 * What an address means: the version it names; without one the last that was published, else the sheet of now. Null when
 * there is nothing to show to this reader.
 */
export function shownSheet({ issues, now }: ScorecardAnswer, version: string | undefined): Shown | null {
  const named = issues.find((one) => String(one.version) === version);
  if (named) return { sheet: named.sheet, issue: named };
  const last = issues.at(-1);
  if (last && version !== 'now') return { sheet: last.sheet, issue: last };
  if (now) return { sheet: now, issue: null };
  return last ? { sheet: last.sheet, issue: last } : null;
}

/** The unit and the item of a cell in the address. */
export function cellOf(cell: string | undefined): { readonly unitId: string; readonly item: string } | null {
  const at = cell?.indexOf(':') ?? -1;
  return cell && at > 0 ? { unitId: cell.slice(0, at), item: cell.slice(at + 1) } : null;
}

/** Days of the address behind a sheet: its first and its last day, in the town's zone. */
export function sheetDays({ from, to }: Pick<ScoreSheet, 'from' | 'to'>, zone: string): { from: string; to: string } {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return { from: day.format(new Date(from)), to: day.format(new Date(new Date(to).getTime() - 1)) };
}
