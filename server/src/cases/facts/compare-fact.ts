import { isDeepStrictEqual } from 'node:util';
import type { CaseAggregate } from '../life/aggregate.ts';
import { storedFact } from './save-fact.ts';

/** What a stored fact (as JSON from the database, null for none) says other than the case does; null when it is the same. */
export function factDifference(
  stored: Readonly<Record<string, unknown>> | null,
  rebuilt: CaseAggregate,
): { readonly stored: unknown; readonly rebuilt: unknown } | null {
  const wanted = { ...storedFact(rebuilt) } as Readonly<Record<string, unknown>>;
  if (!stored) return { stored: null, rebuilt: wanted };
  const differing = Object.keys({ ...wanted, ...stored }).filter(
    (name) => !isDeepStrictEqual(settled(name, stored[name]), settled(name, wanted[name])),
  );
  if (differing.length === 0) return null;
  const only = (fact: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(differing.map((name) => [name, fact[name]]));
  return { stored: only(stored), rebuilt: only(wanted) };
}

// The database writes instants in a form of its own.
function settled(name: string, value: unknown): unknown {
  return name.endsWith('_at') && typeof value === 'string' ? new Date(value).toISOString() : value;
}
