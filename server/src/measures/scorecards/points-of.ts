import type { ScoreItem } from '@chengyun/contract/scorecards';
import type { ScoreEntry, ScoreLine } from '@chengyun/contract/scorecards-answer';

/** A figure as an item reads it; the value is null when nothing is below the line. */
export interface ScoreFigure {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
}

/** What the points of one item of one unit are made from. */
export interface Scored {
  readonly figure: ScoreFigure | null;
  readonly entry: ScoreEntry | null;
  /** What all units of the group have together. */
  readonly groupTotal: number;
  readonly people: number | null;
  readonly areaKm2: number | null;
}

type Outcome = Pick<ScoreLine, 'points' | 'against' | 'gap'>;

/** The most an item can give, in points. */
export function mostOf(item: ScoreItem): number {
  switch (item.kind) {
    case 'ratio':
    case 'deduct':
    case 'group-share':
      return item.points;
    case 'linear':
    case 'manual':
      return item.most;
    case 'steps':
      return Math.max(...item.steps.map(({ points }) => points));
    case 'bonus':
      return item.cap;
  }
}

/** Whether an item stands above the full mark. */
export function isBonus(item: ScoreItem): boolean {
  return item.kind === 'bonus' || (item.kind === 'manual' && item.bonus === true);
}

/** The points of an item, to the hundredth; null with the reason when there is nothing to score. */
export function pointsOf(item: ScoreItem, scored: Scored): Outcome {
  if (item.kind === 'manual') return byHand(item, scored);
  const value = scored.figure?.value ?? null;
  if (value === null) return missing('nothing');
  switch (item.kind) {
    case 'ratio':
      return given(item.points * within(item.invert ? 1 - value : value, 0, 1));
    case 'linear':
      return alongLine(item, value, scored);
    case 'deduct':
      return given(Math.max(0, item.points - Math.min(item.cap, item.each * value)));
    case 'steps':
      return given(item.steps.find((step) => holds(step, value))?.points ?? 0);
    case 'group-share': {
      const { groupTotal: against } = scored;
      return against > 0 ? { ...given((item.points * value) / against), against } : missing('nothing');
    }
    case 'bonus':
      return given(Math.min(item.cap, item.each * value));
  }
}

function byHand(item: Extract<ScoreItem, { kind: 'manual' }>, { entry }: Scored): Outcome {
  const points = entry ? entry.points : item.unless;
  return { points: rounded(within(points, item.least, item.most)), against: null, gap: entry ? null : 'not-given' };
}

function alongLine(item: Extract<ScoreItem, { kind: 'linear' }>, value: number, scored: Scored): Outcome {
  const along = (x: number) => within(item.start + item.per * x, item.least, item.most);
  if (item.over === undefined) return given(along(value));
  const { people, areaKm2 } = scored;
  if (people === null || areaKm2 === null || people <= 0 || areaKm2 <= 0) return missing('no-people');
  const against = areaKm2 * (people / 10_000);
  return { ...given(along(value / against)), against: rounded(against, 10_000) };
}

function holds({ from, to }: { readonly from?: number; readonly to?: number }, value: number): boolean {
  return (from === undefined || value >= from) && (to === undefined || value < to);
}

function given(points: number): Outcome {
  return { points: rounded(points), against: null, gap: null };
}

function missing(gap: 'nothing' | 'no-people'): Outcome {
  return { points: null, against: null, gap };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** To the hundredth, half up, as it is printed: what is ranked is what is read. */
export function rounded(value: number, parts = 100): number {
  return Math.round((value + Number.EPSILON * Math.sign(value)) * parts) / parts;
}
