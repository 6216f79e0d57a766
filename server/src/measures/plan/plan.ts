import { createHash } from 'node:crypto';
import { type CaseBasis, type CaseMeasure, caseBases, type MeasureDefinition } from '@chengyun/contract/measures';
import { rollDimensions, rollSpans } from '../rolls/dimensions.ts';
import { spreadDimensions } from '../spreads/spread-dimensions.ts';
import { bothSql, countedSql } from './condition-sql.ts';

/** Something summed over cases: how many pass the condition, or their handling seconds. */
export interface Term {
  readonly where: string;
  readonly sum: 'rows' | 'seconds';
}

/** Everything that is summed, by basis; a term's place in its list is its place in the sums. */
export interface Plan {
  /** Changes when the terms or the kept dimensions do: sums made for another plan are not read. */
  readonly id: string;
  readonly terms: Readonly<Record<CaseBasis, readonly Term[]>>;
  readonly spreads: readonly Spread[];
}

/** Of the cases of a term it is kept which different unit grids or reporters they have. */
export interface Spread {
  /** Tells it from others, whatever its place. */
  readonly id: string;
  readonly basis: CaseBasis;
  readonly term: Term;
  readonly member: 'unit_grid' | 'reporter';
}

type SpreadMeasure = Extract<CaseMeasure, { kind: 'spread' }>;

/** Bits of a bigint that are used to mark which terms a case passes. */
const MOST_TERMS = 60;
/** So many spreads are kept; the others are counted row by row. */
const MOST_SPREADS = 8;

/** The terms of a measure: what is counted (`of`) first, then its parts. */
export function termsOf(measure: CaseMeasure): readonly Term[] {
  const of: Term = { where: countedSql(measure), sum: 'rows' };
  if (measure.kind === 'share') {
    return [of, ...measure.part.map(({ when }): Term => ({ where: bothSql(measure.of, when), sum: 'rows' }))];
  }
  return measure.kind === 'mean' ? [of, { ...of, sum: 'seconds' }] : [of];
}

/** Puts the terms of all measures together, each once. What is beyond the room of a basis is counted row by row. */
export function planOf(measures: readonly MeasureDefinition[]): Plan {
  const ofCases = measures.filter(isOfCases);
  const list = (basis: CaseBasis) => {
    const terms = ofCases.filter((measure) => measure.basis === basis).flatMap(termsOf);
    const known = new Map(terms.map((term) => [keyOf(term), term]));
    return [...known.keys()]
      .toSorted()
      .flatMap((key) => known.get(key) ?? [])
      .slice(0, MOST_TERMS);
  };
  const [reported, filed, dispatch, handle, close, closed] = caseBases.map(list);
  const terms = {
    ...{ reported: reported ?? [], filed: filed ?? [], dispatch: dispatch ?? [] },
    ...{ handle: handle ?? [], close: close ?? [], closed: closed ?? [] },
  };
  const spreads = spreadsOf(ofCases).filter(({ basis, term }) =>
    terms[basis].some((one) => keyOf(one) === keyOf(term)),
  );
  const kept = spreads.slice(0, MOST_SPREADS);
  return { id: hashOf([rollDimensions, rollSpans, terms, spreadDimensions, kept]), terms, spreads: kept };
}

/** How it is kept what a spread measure tells. */
export function spreadOf(measure: SpreadMeasure): Spread {
  const term: Term = { where: countedSql(measure), sum: 'rows' };
  const member = measure.spread === 'unit-grids' ? 'unit_grid' : 'reporter';
  return { id: hashOf([measure.basis, member, term.where]), basis: measure.basis, term, member };
}

function spreadsOf(measures: readonly CaseMeasure[]): readonly Spread[] {
  const all = measures.filter((measure) => measure.kind === 'spread').map(spreadOf);
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function hashOf(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16);
}

/** Where a term stands in the sums of a basis, from 1; null when it has no place there. */
export function placeOf(plan: Plan, basis: CaseBasis, term: Term): number | null {
  const at = plan.terms[basis].findIndex((one) => keyOf(one) === keyOf(term));
  return at < 0 ? null : at + 1;
}

export function isOfCases(measure: MeasureDefinition): measure is CaseMeasure {
  return measure.kind !== 'alarms' && measure.kind !== 'devices';
}

function keyOf({ where, sum }: Term): string {
  return `${sum} ${where}`;
}
