import type { CaseBasis } from '@chengyun/contract/measures';
import type { MeasureRowsQuery } from '@chengyun/contract/measures-answer';
import { Refusal } from '../../support/http/refusal.ts';
import { quote } from '../plan/condition-sql.ts';

type Times = Pick<MeasureRowsQuery, 'weekday' | 'day' | 'month'>;

const forms = {
  weekday: { pattern: /^[1-7]$/, fits: '1 – 7' },
  day: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fits: '2026-11-01' },
  month: { pattern: /^\d{4}-(0[1-9]|1[0-2])$/, fits: '2026-11' },
} as const;

/** The groups of time that narrow a list, as conditions on a row of `case_fact f`; refuses what is no such time. */
export function timeSql(asked: Times, basis: CaseBasis, zone: string): readonly string[] {
  const local = `(f.${basis}_at at time zone ${quote(zone)})`;
  const texts = {
    weekday: `extract(isodow from ${local})::int::text`,
    day: `${local}::date::text`,
    month: `to_char(${local}, 'YYYY-MM')`,
  };
  return (['weekday', 'day', 'month'] as const).flatMap((unit) => {
    const value = asked[unit];
    if (value === undefined) return [];
    if (!forms[unit].pattern.test(value)) throw misfit(unit, value);
    return [`${texts[unit]} = ${quote(value)}`];
  });
}

function misfit(unit: keyof typeof forms, value: string): Refusal {
  const why = {
    zh: `${unit} 的值“${value}”不可用，应形如 ${forms[unit].fits}。`,
    en: `${unit} "${value}" does not fit; it looks like ${forms[unit].fits}.`,
  };
  return new Refusal('bad-request', { why });
}
