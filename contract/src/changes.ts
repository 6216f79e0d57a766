import type { Change } from './policy.ts';

/**
 * Every place in which two values differ, in reading order. Lists of things with an `id` or `code` are compared by it,
 * so that one taken out in the middle does not make all that follow look changed; other lists go by place.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return [change(path, before, after)];
}

function listChanges(before: readonly unknown[], after: readonly unknown[], path: string): readonly Change[] {
  const [old, now] = [keyed(before), keyed(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const inside = keys.flatMap((key) => changesBetween(old.get(key), now.get(key), `${path}[${key}]`));
  const shared = (map: ReadonlyMap<string, unknown>) => [...map.keys()].filter((key) => old.has(key) && now.has(key));
  const [order, newOrder] = [shared(old), shared(now)];
  const moved = order.some((key, place) => newOrder[place] !== key);
  return moved ? [change(`${path}[]`, order, newOrder), ...inside] : inside;
}

/** Entries by id or code where each has one of its own, otherwise by place. */
function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names = list.map(nameOf);
  const byName = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return new Map(list.map((entry, place) => [byName ? String(names[place]) : String(place), entry]));
}

function nameOf(entry: unknown): string | undefined {
  if (!isPlain(entry)) return undefined;
  const name = entry['id'] ?? entry['code'];
  return typeof name === 'string' ? name : undefined;
}

function change(path: string, before: unknown, after: unknown): Change {
  return {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
