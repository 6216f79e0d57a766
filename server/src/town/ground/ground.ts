import type { CalendarData } from '@chengyun/contract/calendar';
import type { KindPolicy, Pack } from '@chengyun/contract/pack';
import type { AreaIndex } from '../areas/area-index.ts';
import { type Calendar, compileCalendar } from '../calendar/compile.ts';

export interface TownFacts {
  readonly id: string;
  readonly prefix: string;
  readonly zone: string;
  readonly sample: boolean;
}

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly areaCodes: readonly string[];
  readonly duties: readonly string[];
  readonly active: boolean;
}

export interface PolicyRow<T> {
  readonly id: string;
  readonly version: number;
  readonly data: T;
}

/** What a town stands on, read once and kept until it changes: packs, calendars, units and areas. */
export interface Ground {
  readonly town: TownFacts;
  readonly units: ReadonlyMap<string, Unit>;
  readonly areas: AreaIndex;
  readonly packs: readonly PolicyRow<Pack>[];
  /** The newest version of each calendar, by id. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  calendar(ref: { readonly id: string; readonly version: number }): Calendar;
  pack(id: string, version: number): Pack;
  /** The newest pack that holds a kind, with that kind; null when no pack does. */
  kind(id: string): { readonly pack: PolicyRow<Pack>; readonly kind: KindPolicy } | null;
}

/** Puts the parts together; every version of a policy is there, for cases keep the one they were opened under. */
export function makeGround(
  town: TownFacts,
  parts: {
    readonly units: readonly Unit[];
    readonly areas: AreaIndex;
    readonly packs: readonly PolicyRow<Pack>[];
    readonly calendars: readonly PolicyRow<CalendarData>[];
  },
): Ground {
  const packs = new Map(parts.packs.map((row) => [`${row.id}@${row.version}`, row.data]));
  const newest = newestOf(parts.packs);
  const calendars = new Map(
    parts.calendars.map((row) => {
      const data = { ...row.data, id: row.id, version: row.version };
      return [`${row.id}@${row.version}`, compileCalendar(data)];
    }),
  );
  const newestCalendars = new Map(
    newestOf(parts.calendars).map((row) => [row.id, found(calendars, row.id, row.version, 'Calendar')]),
  );
  return {
    town,
    units: new Map(parts.units.map((unit) => [unit.id, unit])),
    areas: parts.areas,
    packs: newest,
    calendars: newestCalendars,
    calendar: ({ id, version }) => found(calendars, id, version, 'Calendar'),
    pack: (id, version) => found(packs, id, version, 'Pack'),
    kind: (id) => {
      for (const pack of newest) {
        const kind = pack.data.kinds.find((one) => one.id === id);
        if (kind) return { pack, kind };
      }
      return null;
    },
  };
}

function found<T>(map: ReadonlyMap<string, T>, id: string, version: number, what: string): T {
  const value = map.get(`${id}@${version}`);
  if (!value) throw new Error(`${what} ${id} has no version ${version}`);
  return value;
}

function newestOf<T>(rows: readonly PolicyRow<T>[]): readonly PolicyRow<T>[] {
  const newest = new Map<string, PolicyRow<T>>();
  for (const row of rows) {
    const known = newest.get(row.id);
    if (!known || known.version < row.version) newest.set(row.id, row);
  }
  return [...newest.values()];
}
