import { type AlarmQuery, speeds } from '@chengyun/contract/alarm-query';
import { type AlarmKind, alarmKinds, alarmStates } from '@chengyun/contract/alarm-words';

/** What the address of the fire desk may carry. */
const names = [
  ...(['state', 'kind', 'building', 'area', 'device', 'incident', 'occasion', 'site', 'model', 'profile'] as const),
  ...(['verdict', 'reason', 'ack', 'judge', 'case', 'counted', 'from', 'to', 'sort'] as const),
] as const;
export type AlarmFilterName = (typeof names)[number];
export type AlarmFilters = Readonly<Partial<Record<AlarmFilterName, string>>>;

/** The states one may ask for; what is open comes first and is meant when the address says nothing. */
export const askedStates = ['open', 'all', ...alarmStates] as const;
export type AskedState = (typeof askedStates)[number];

export const askedVerdicts = ['confirmed', 'false', 'test', 'judged', 'none'] as const;
export const askedSpeeds = [...speeds, 'done'] as const;
export const askedCases = ['any', 'open', 'closed'] as const;

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
  return oneOf(askedStates, state) ?? 'open';
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

/** Narrows a word of the address to one of a list; undefined for what is none of it. */
export function oneOf<T extends string>(list: readonly T[], value: string | undefined): T | undefined {
  return list.find((one) => one === value);
}

/** What the server is asked for. */
export function toAlarmQuery(filters: AlarmFilters): AlarmQuery {
  const { state: _state, sort: _sort, kind: _kind, verdict, ack, judge, case: made, counted, ...plain } = filters;
  const kinds = kindsOf(filters);
  const state = stateOf(filters);
  const chosen: AlarmQuery = {
    ...{ verdict: oneOf(askedVerdicts, verdict), ack: oneOf(askedSpeeds, ack), judge: oneOf(askedSpeeds, judge) },
    ...{ case: oneOf(askedCases, made), counted: oneOf(['yes'], counted) },
  } as AlarmQuery;
  const asked = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return {
    ...plain,
    ...asked,
    ...(kinds.length > 0 && { kind: kinds.join(',') }),
    ...(state !== 'all' && { state }),
    sort: sortOf(filters),
  };
}

/** True when nothing but state, kind and order is chosen. */
export function isWhole(filters: AlarmFilters): boolean {
  return Object.keys(filters).every((name) => name === 'sort' || (name === 'state' && stateOf(filters) === 'open'));
}
