import type { Scorecard } from '@chengyun/contract/scorecards';
import { dayIn } from '../../cases/number.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { span, spanNamed, spansTo } from '../figures/named-span.ts';
import { dayStart } from '../figures/town-days.ts';

type Kind = Scorecard['period'];

/** A period of a scorecard: its name (2026-10, 2026-Q3, 2026) and its days, the last one not in it. */
export interface ScorePeriod {
  readonly name: string;
  readonly first: string;
  readonly end: string;
  readonly from: Date;
  readonly to: Date;
}

/** Reads a period of the kind the scorecard has; refuses one of another kind. */
export function scorePeriod(name: string, kind: Kind, zone: string): ScorePeriod {
  const found = spanNamed(kind, name);
  if (!found) {
    const example = { month: '2026-10', quarter: '2026-Q3', year: '2026' }[kind];
    const why = {
      zh: `周期“${name}”不可用，应为 ${example} 这样的写法。`,
      en: `The period "${name}" does not fit; give one such as ${example}.`,
    };
    throw new Refusal('bad-request', { why });
  }
  const { from: first, to: end } = found;
  return { name, first, end, from: dayStart(zone, first), to: dayStart(zone, end) };
}

/** The periods up to now, newest first: the one going on, then those that are over. */
export function recentPeriods(kind: Kind, zone: string, now: Date, count = 13): readonly string[] {
  const all = spansTo(span(kind, dayIn(zone, now)), count);
  return all.map(({ name }) => name).toReversed();
}
