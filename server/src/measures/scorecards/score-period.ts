import type { Scorecard } from '@chengyun/contract/scorecards';
import { dayIn } from '../../cases/number.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { addMonths, dayStart } from '../figures/town-days.ts';

type Kind = Scorecard['period'];

/** A period of a scorecard: its name (2026-10, 2026-Q3, 2026) and its days, the last one not in it. */
export interface ScorePeriod {
  readonly name: string;
  readonly first: string;
  readonly end: string;
  readonly from: Date;
  readonly to: Date;
}

const MONTHS: Readonly<Record<Kind, number>> = { month: 1, quarter: 3, year: 12 };

/** Reads a period of the kind the scorecard has; refuses one of another kind. */
export function scorePeriod(name: string, kind: Kind, zone: string): ScorePeriod {
  const first = firstDay(name, kind);
  if (first === null) {
    const example = { month: '2026-10', quarter: '2026-Q3', year: '2026' }[kind];
    const why = {
      zh: `周期“${name}”不可用，应为 ${example} 这样的写法。`,
      en: `The period "${name}" does not fit; give one such as ${example}.`,
    };
    throw new Refusal('bad-request', { why });
  }
  const end = addMonths(first, MONTHS[kind]);
  return { name, first, end, from: dayStart(zone, first), to: dayStart(zone, end) };
}

function firstDay(name: string, kind: Kind): string | null {
  const [, year, tail] = /^(20\d\d)(?:-(\d\d|Q\d))?$/.exec(name) ?? [];
  if (year === undefined) return null;
  if (tail === undefined) return kind === 'year' ? `${year}-01-01` : null;
  if (tail.startsWith('Q')) {
    const month = (Number(tail.slice(1)) - 1) * 3 + 1;
    return kind === 'quarter' && month >= 1 && month <= 10 ? `${year}-${String(month).padStart(2, '0')}-01` : null;
  }
  return kind === 'month' && Number(tail) >= 1 && Number(tail) <= 12 ? `${year}-${tail}-01` : null;
}

/** The periods up to now, newest first: the one going on, then those that are over. */
export function recentPeriods(kind: Kind, zone: string, now: Date, count = 13): readonly string[] {
  const month = dayIn(zone, now).slice(0, 7);
  const first = { month: `${month}-01`, quarter: quarterStart(month), year: `${month.slice(0, 4)}-01-01` }[kind];
  return Array.from({ length: count }, (_, ago) => nameOf(addMonths(first, -ago * MONTHS[kind]), kind));
}

function quarterStart(month: string): string {
  const number = Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1;
  return `${month.slice(0, 4)}-${String(number).padStart(2, '0')}-01`;
}

function nameOf(first: string, kind: Kind): string {
  if (kind === 'year') return first.slice(0, 4);
  if (kind === 'month') return first.slice(0, 7);
  return `${first.slice(0, 4)}-Q${(Number(first.slice(5, 7)) + 2) / 3}`;
}
