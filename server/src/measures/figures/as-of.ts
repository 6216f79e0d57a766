import type { CaseMeasure } from '@chengyun/contract/measures';
import { isInstant } from '../../support/http/instant.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { quote } from '../plan/condition-sql.ts';
import { factColumns } from '../rolls/sums-sql.ts';
import type { Period } from './period.ts';

/** Facts as they are now. */
export const FACTS_NOW = 'case_fact';

/**
 * Where a measure reads its facts: as they are, or with closing (结案) set back to an instant, so that a week that was over
 * earlier is put beside a later one at the same time after its end. What was closed at or after it counts as not closed;
 * a fact knows of no other change when it came, so that all else is of now, a reopened case not closed among it.
 * Refuses measures that do not count by closing, and an instant within the period.
 */
export function factsAsOf(
  text: string | undefined,
  measure: Pick<CaseMeasure, 'basis' | 'kind'>,
  { to }: Period,
): string {
  if (text === undefined) return FACTS_NOW;
  const at = new Date(text);
  if (!isInstant(text)) {
    throw misfit(
      `as-of 的值“${text}”不可用，应为带时区的时刻。`,
      `as-of "${text}" does not fit; give an instant with its offset.`,
    );
  }
  if (measure.basis !== 'close' || measure.kind === 'spread') {
    throw misfit(
      'as-of 只用于按结案或应结案时间统计的指标，请去掉。',
      'as-of is for measures that count by closing only; leave it away.',
    );
  }
  if (at < to) {
    throw misfit('as-of 不能早于 to。', 'as-of must not be before to.');
  }
  return setBack(at);
}

/** Refuses `as-of` for what is no case. */
export function mustBeOfCases(text: string | undefined): void {
  if (text !== undefined)
    throw misfit('as-of 不用于告警和设备，请去掉。', 'as-of is not for alarms and devices; leave it away.');
}

function setBack(at: Date): string {
  const since = `closed_at >= timestamptz ${quote(at.toISOString())}`;
  const before: Readonly<Record<string, string>> = {
    ended: `case when ended = 'closed' and ${since} then 'open' else ended end as ended`,
    close: `case when ended = 'closed' and ${since} then 'none' else close end as close`,
  };
  return `(select ${factColumns.map((name) => before[name] ?? name).join(', ')} from case_fact)`;
}

function misfit(zh: string, en: string): Refusal {
  return new Refusal('bad-request', { why: { zh, en } });
}
