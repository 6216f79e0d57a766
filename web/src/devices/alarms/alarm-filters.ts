import type { AlarmQuery } from '@chengyun/contract/alarm';
import { type AlarmKind, alarmKinds, alarmStates } from '@chengyun/contract/alarm-words';

/** What the address of the fire desk may carry. */
const names = ['state', 'kind', 'building', 'area', 'device', 'incident', 'sort'] as const;
export type AlarmFilterName = (typeof names)[number];
export type AlarmFilters = Readonly<Partial<Record<AlarmFilterName, string>>>;

/** The states one may ask for; what is open comes first and is meant when the address says nothing. */
export const askedStates = ['open', ...alarmStates] as const;
export type AskedState = (typeof askedStates)[number];

/** The filters in an address; what is unknown or empty is left out. */
export function readAlarmFilters(search: Readonly<Record<string, unknown>>): AlarmFilters {
  const found = names.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  return Object.fromEntries(found);
}

/** The same filters with one set, or taken away when `value` is undefined. */
export function withAlarmFilter(filters: AlarmFilters, name: AlarmFilterName, value: string | undefined): AlarmFilters {
  const { [name]: _, ...others } = filters;
  return value ? { ...others, [name]: value } : others;
}

/** The chosen state, `open` when the address names none that there is. */
export function stateOf({ state }: AlarmFilters): AskedState {
  return askedStates.find((one) => one === state) ?? 'open';
}

/** The chosen order: worst first unless the address says newest. */
export function sortOf({ sort }: AlarmFilters): 'worst' | 'newest' {
  return sort === 'newest' ? 'newest' : 'worst';
}

/** The chosen kinds that there are. */
export function kindsOf({ kind }: AlarmFilters): readonly AlarmKind[] {
  const asked = kind?.split(',') ?? [];
  return alarmKinds.filter((one) => asked.includes(one));
}

/** What the server is asked for. */
export function toAlarmQuery(filters: AlarmFilters): AlarmQuery {
  const { state: _state, sort: _sort, kind: _kind, ...plain } = filters;
  const kinds = kindsOf(filters);
  return {
    ...plain,
    ...(kinds.length > 0 && { kind: kinds.join(',') }),
    state: stateOf(filters),
    sort: sortOf(filters),
  };
}

/** True when nothing but state, kind and order is chosen. */
export function isWhole(filters: AlarmFilters): boolean {
  return Object.keys(filters).every((name) => name === 'sort' || (name === 'state' && stateOf(filters) === 'open'));
}
