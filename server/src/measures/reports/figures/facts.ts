import type { Figure } from '@chengyun/contract/measures-answer';
import type { FigureFormat, ReportFigure } from '@chengyun/contract/reports';
import { dayStart } from '../../figures/town-days.ts';
import type { Span } from '../period/span.ts';
import type { Ask } from './asks.ts';
import { printValue } from './print-value.ts';

/** An answer to a question: the whole, and its groups with their names; its values are printed as those of its measure. */
export interface Answer {
  readonly ask: Ask;
  readonly format: FigureFormat;
  /** What the whole is held against, if anything. */
  readonly target: number | null;
  readonly total: Figure;
  readonly groups: readonly { readonly key: string; readonly name: string | null; readonly figure: Figure }[];
}
export type Answers = ReadonlyMap<string, Answer>;

/** What sentences speak of: a number with its list, or a word. */
export type Fact =
  | { readonly kind: 'figure'; readonly figure: ReportFigure }
  | { readonly kind: 'word'; readonly text: string };

/** All that is known of a period, by name; of rankings how many rows they have. */
export interface Facts {
  readonly values: ReadonlyMap<string, Fact>;
  readonly rows: ReadonlyMap<string, number>;
}

/** What facts of figures are made from. */
export interface Ground {
  readonly span: Span;
  readonly zone: string;
  readonly answers: Answers;
}

export type Named = readonly (readonly [string, Fact])[];

export function word(name: string, text: string): Named {
  return [[name, { kind: 'word', text }]];
}

type Of = Pick<ReportFigure, 'key' | 'label' | 'value' | 'format'> &
  Partial<Pick<ReportFigure, 'part' | 'rows' | 'against' | 'narrow'>>;

/** A figure that opens to the list of the question `ask`. */
export function figure(zone: string, ask: Ask, of: Of): Named {
  const made: ReportFigure = {
    ...{ measure: ask.measure, part: 'numerator', rows: null, against: null },
    ...{ from: dayStart(zone, ask.from).toISOString(), to: dayStart(zone, ask.to).toISOString() },
    narrow: { ...ask.narrow },
    ...of,
    text: printValue(of.value, of.format),
  };
  return [[of.key, { kind: 'figure', figure: made }]];
}

/** How a value moved against another: a share of it, or points between two shares; unknown without either. */
export function movedBy(now: number | null, before: number | null, ofShares: boolean): number | null {
  if (now === null || before === null) return null;
  if (ofShares) return now - before;
  return before === 0 ? null : (now - before) / before;
}
