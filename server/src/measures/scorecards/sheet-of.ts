import type { Scorecard } from '@chengyun/contract/scorecards';
import type { ScoreEntry, ScoreLine, ScoreRow, ScoreSheet } from '@chengyun/contract/scorecards-answer';
import { isBonus, mostOf, pointsOf, rounded, type ScoreFigure } from './points-of.ts';

/** A unit that is scored, with all that is known of it. */
export interface Subject {
  readonly unitId: string;
  readonly name: string;
  readonly people: number | null;
  readonly areaKm2: number | null;
  /** Figures and points given by hand, by item. */
  readonly figures: ReadonlyMap<string, ScoreFigure>;
  readonly entries: ReadonlyMap<string, ScoreEntry>;
}

/** A unit is ranked when at least this part of the full mark could be scored: of less, chance decides. */
const LEAST_COUNTED = 0.5;

/** The rows of one group, each with its points, ranked: equals share a place, and the next one is as much further down. */
export function rowsOf(card: Scorecard, subjects: readonly Subject[]): ScoreSheet['groups'][number]['rows'] {
  const totals = new Map(card.items.map(({ id }) => [id, groupTotal(subjects, id)]));
  const rows = subjects.map((subject) => rowOf(card, subject, totals));
  return ranked(rows).toSorted(
    (a, b) =>
      (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || a.name.localeCompare(b.name, 'zh'),
  );
}

function groupTotal(subjects: readonly Subject[], item: string): number {
  return subjects.reduce((sum, { figures }) => sum + (figures.get(item)?.value ?? 0), 0);
}

function rowOf(card: Scorecard, subject: Subject, totals: ReadonlyMap<string, number>): ScoreRow {
  const { unitId, name, people, areaKm2 } = subject;
  const lines = card.items.map((item): ScoreLine => {
    const figure = subject.figures.get(item.id) ?? null;
    const entry = subject.entries.get(item.id) ?? null;
    const outcome = pointsOf(item, { figure, entry, people, areaKm2, groupTotal: totals.get(item.id) ?? 0 });
    const { numerator = null, denominator = null, value = null } = figure ?? {};
    const most = mostOf(item);
    return { item: item.id, most, value, numerator, denominator, entry, ...filled(card, outcome, most) };
  });
  return { unitId, name, people, areaKm2, lines, ...totalOf(card, lines) };
}

// What has nothing below the line is taken out, or counts as the card says; what lacks a fact of the unit is taken out.
function filled(card: Scorecard, outcome: ReturnType<typeof pointsOf>, most: number): ReturnType<typeof pointsOf> {
  if (outcome.points !== null || outcome.gap !== 'nothing' || card.whenNothing === 'leave-out') return outcome;
  return { ...outcome, points: card.whenNothing === 'full' ? most : 0 };
}

/** The total, brought up to the full mark where items were left out, and the points of the items that counted. */
function totalOf(card: Scorecard, lines: readonly ScoreLine[]): Pick<ScoreRow, 'total' | 'counted' | 'rank'> {
  const all = lines.map((line, at) => ({ ...line, bonus: isBonusAt(card, at) }));
  const base = all.filter(({ bonus }) => !bonus);
  const counted = base.filter(({ points }) => points !== null);
  const [full, mark] = [total(base.map(({ most }) => most)), total(counted.map(({ most }) => most))];
  const measured = all.some(({ value, numerator }) => value !== null && (numerator ?? 0) + value > 0);
  if (!measured || mark < full * LEAST_COUNTED || mark === 0) return { total: null, counted: mark, rank: null };
  const points = total(counted.map((line) => line.points ?? 0));
  const extra = total(all.filter(({ bonus }) => bonus).map((line) => line.points ?? 0));
  return { total: rounded((points * full) / mark + extra), counted: mark, rank: null };
}

function isBonusAt({ items }: Scorecard, at: number): boolean {
  const item = items[at];
  return item !== undefined && isBonus(item);
}

function ranked(rows: readonly ScoreRow[]): readonly ScoreRow[] {
  return rows.map((row) => {
    const { total: own } = row;
    if (own === null) return row;
    return { ...row, rank: 1 + rows.filter((one) => one.total !== null && one.total > own).length };
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
