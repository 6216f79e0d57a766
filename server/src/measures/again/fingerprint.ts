import type { CaseFact } from '../../cases/facts/fact.ts';
import { factColumns } from '../rolls/sums-sql.ts';

/**
 * A fact as one line of text, made alike here and in the database, so that millions can be compared without being read
 * apart. It may say that two differ which are the same (an instant written otherwise), never the reverse.
 */
export function fingerprintOf(fact: CaseFact): string {
  return factColumns.map((name) => textOf(name, fact[name])).join('\u001f');
}

/** The same of a row of `case_fact f`, as SQL; instants in UTC, as connections have it. */
export function fingerprintSql(): string {
  const each = factColumns.map((name) => {
    if (name === 'unit_ids') return `array_to_string(f.unit_ids, ',')`;
    return name.endsWith('_at') || name === 'handle_seconds' ? `coalesce(f.${name}::text, '')` : `f.${name}`;
  });
  return `concat_ws(E'\\x1f', ${each.join(', ')})`;
}

function textOf(name: string, value: CaseFact[keyof CaseFact]): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'object') return value.join(',');
  return name.endsWith('_at') ? instantText(String(value)) : String(value);
}

// As PostgreSQL writes it: a space, no zeros at the end of the fraction.
function instantText(instant: string): string {
  const iso = instant.length === 24 && instant.endsWith('Z') ? instant : new Date(instant).toISOString();
  const fraction = iso.slice(19, 23).replace(/\.?0+$/, '');
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction}+00`;
}
