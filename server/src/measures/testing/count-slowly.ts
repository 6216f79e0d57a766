import type { CaseCondition, CaseMeasure, CaseTests } from '@chengyun/contract/measures';
import type { CaseFact } from '../../cases/facts/fact.ts';
import { dayIn } from '../../cases/number.ts';
import type { CaseGroup } from '../figures/groups.ts';

/** A figure as counted by going through all facts one by one: no SQL, no sums. */
export interface SlowFigure {
  readonly numerator: number;
  readonly denominator: number;
  readonly rows: number;
}

/** Counts a measure over a period, slowly and obviously, by one group's keys; '' for the whole. */
export function countSlowly(
  measure: CaseMeasure,
  facts: readonly CaseFact[],
  period: { readonly from: Date; readonly to: Date },
  by: { readonly group: CaseGroup; readonly zone: string } | null,
): ReadonlyMap<string, SlowFigure> {
  const figures = new Map<string, SlowFigure>();
  for (const fact of facts) {
    const at = fact[`${measure.basis}_at`];
    if (at === null || new Date(at) < period.from || new Date(at) >= period.to) continue;
    if (!passes(fact, measure.of)) continue;
    const key = by ? keyOf(fact, by.group, new Date(at), by.zone) : '';
    const { numerator, denominator, rows } = figures.get(key) ?? { numerator: 0, denominator: 0, rows: 0 };
    const weights = measure.kind === 'share' ? measure.part.filter(({ when }) => passes(fact, when)) : [];
    const weight = weights.reduce((sum, one) => sum + one.weight, 0);
    const more = measure.kind === 'mean' ? (fact.handle_seconds ?? 0) : measure.kind === 'share' ? weight : 1;
    const counted = measure.kind === 'share' ? weights.length : 1;
    figures.set(key, { numerator: numerator + more, denominator: denominator + 1, rows: rows + counted });
  }
  return figures;
}

/** How many cases there are of a spread, and how many different ones, by one group's keys; '' for the whole. */
export function countDifferent(
  measure: Extract<CaseMeasure, { kind: 'spread' }>,
  facts: readonly CaseFact[],
  period: { readonly from: Date; readonly to: Date },
  by: { readonly group: CaseGroup; readonly zone: string } | null,
): ReadonlyMap<string, { readonly cases: number; readonly different: number }> {
  const counted = facts.filter((fact) => {
    const at = fact[`${measure.basis}_at`];
    if (at === null || new Date(at) < period.from || new Date(at) >= period.to) return false;
    // A case of nobody is no report of a person.
    return passes(fact, measure.of) && (measure.spread !== 'reporters' || fact.reporter !== '');
  });
  const key = (fact: CaseFact) =>
    by ? keyOf(fact, by.group, new Date(fact[`${measure.basis}_at`] ?? ''), by.zone) : '';
  return new Map(
    [...Map.groupBy(counted, key)].map(([own, list]) => {
      const names = list.map((fact) => (measure.spread === 'reporters' ? fact.reporter : fact.unit_grid));
      return [own, { cases: list.length, different: new Set(names.filter((name) => name !== '')).size }];
    }),
  );
}

function keyOf(fact: CaseFact, group: CaseGroup, at: Date, zone: string): string {
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
  switch (group) {
    case 'area':
      return fact.community;
    case 'grid':
      return fact.grid;
    case 'unit-grid':
      return fact.unit_grid;
    case 'unit':
      return fact.unit;
    case 'category':
      return fact.category;
    case 'source':
      return fact.source;
    case 'kind':
      return fact.kind;
    case 'reporter':
      return fact.reporter;
    case 'hour':
      return String(Number(clock({ hour: '2-digit', hourCycle: 'h23' })));
    case 'weekday':
      return String(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(clock({ weekday: 'short' })) + 1);
    case 'day':
      return dayIn(zone, at);
    case 'month':
      return dayIn(zone, at).slice(0, 7);
    default:
      throw new Error(`not told apart here: ${group}`);
  }
}

function passes(fact: CaseFact, { any, ...tests }: CaseCondition): boolean {
  const all = Object.entries(tests).every(([field, wanted]) => passesOne(fact, field as keyof CaseTests, wanted));
  return all && (!any || any.some((one) => passes(fact, one)));
}

function passesOne(fact: CaseFact, field: keyof CaseTests, wanted: unknown): boolean {
  const value = fieldOf(fact, field);
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (typeof wanted === 'boolean') return value === wanted;
  return Number(value) >= (wanted as { atLeast: number }).atLeast;
}

function fieldOf(fact: CaseFact, field: keyof CaseTests): unknown {
  switch (field) {
    case 'filed':
      return fact.filed_at !== null;
    case 'check':
      return fact.check_;
    case 'factFinding':
      return fact.fact_finding;
    case 'demandFinding':
      return fact.demand_finding;
    case 'calledBack':
      return fact.called_back;
    default:
      return fact[field];
  }
}
