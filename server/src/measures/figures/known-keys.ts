import { alarmKinds } from '@chengyun/contract/alarm-words';
import { type AreaLevel, levelOfCode } from '@chengyun/contract/area';
import { sourceNames } from '@chengyun/contract/source-names';
import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { classesOf } from './families.ts';

/** What a key is called, whether the town's ground knows it, and what would fit, told only where it does not. */
interface Keys {
  readonly what: Localized;
  readonly isKnown: (key: string) => boolean;
  readonly fits: () => Localized;
}

/** Keys that narrow a figure of cases. */
export const caseKeys = [
  ...(['area', 'grid', 'unit-grid', 'branch', 'unit', 'unit-kind', 'class', 'category', 'source'] as const),
  ...(['kind', 'reporter', 'hour'] as const),
] as const;
export type CaseKey = (typeof caseKeys)[number];

/** The same of alarms and devices. */
export const thingKeys = ['area', 'grid', 'profile', 'site', 'kind', 'hour'] as const;
export type ThingKey = (typeof thingKeys)[number];

/** The keys of cases by what they are of. */
export function caseKeysOf(ground: Ground, by: CaseKey): Keys {
  switch (by) {
    case 'area':
      return areas(ground, { zh: '居村', en: 'area' }, ['town', 'community', 'grid', 'unit_grid']);
    case 'grid':
      return areas(ground, { zh: '网格', en: 'grid' }, ['grid']);
    case 'unit-grid':
      return areas(ground, { zh: '单元网格', en: 'unit grid' }, ['unit_grid']);
    case 'branch':
    case 'unit':
      return units(ground);
    case 'unit-kind':
      return oneOf({ zh: '单位类别', en: 'kind of unit' }, new Set([...ground.units.values()].map(({ kind }) => kind)));
    case 'class':
    case 'category':
      return classes(ground);
    case 'source':
      return sources(ground);
    case 'kind':
      return oneOf(
        { zh: '业务', en: 'kind of case' },
        new Set(ground.packs.flatMap(({ data }) => data.kinds.map(({ id }) => id))),
      );
    case 'reporter':
      return known({ zh: '上报人', en: 'reporter' }, { zh: '工作人员的账号编号', en: 'the account ids of the staff' });
    case 'hour':
      return hours;
  }
}

/** The keys of alarms or devices; what a device has of its own only the store knows. */
export function thingKeysOf(ground: Ground, by: ThingKey, of: 'alarms' | 'devices'): Keys {
  if (by === 'profile' || (by === 'kind' && of === 'devices')) {
    const profiles = ground.packs.flatMap(({ data }) => (data.profiles ?? []).map(({ id }) => id));
    return oneOf({ zh: '设备类型', en: 'profile' }, new Set(profiles));
  }
  if (by === 'kind') return oneOf({ zh: '告警类型', en: 'kind of alarm' }, new Set<string>(alarmKinds));
  // Where a device stands is known down to its grid.
  if (by === 'area') return areas(ground, { zh: '居村', en: 'area' }, ['town', 'community', 'grid']);
  if (by === 'site') return known({ zh: '建筑', en: 'site' }, { zh: '设备清单中的建筑', en: 'a building of a device' });
  return caseKeysOf(ground, by);
}

/** The refusal of a key that is none. */
export function unknownKey({ what, fits }: Keys, key: string): Refusal {
  return new Refusal('measure.unknown-key', { what, key, fits: fits() });
}

const hours = oneOf({ zh: '时段', en: 'hour' }, new Set(Array.from({ length: 24 }, (_, hour) => String(hour))));

function oneOf(what: Localized, all: ReadonlySet<string>): Keys {
  return { what, isKnown: (key) => all.has(key), fits: () => someOf([...all]) };
}

function known(what: Localized, fits: Localized): Keys {
  return { what, isKnown: () => false, fits: () => fits };
}

function areas({ areas: index, units }: Ground, what: Localized, levels: readonly AreaLevel[]): Keys {
  return {
    what,
    isKnown: (code) => levels.some((level) => level === levelOfCode(code)) && index.areaByCode(code) !== null,
    fits: () => {
      const [some] = [...units.values()].flatMap(({ areaCodes }) => areaCodes);
      return {
        zh: `本镇区划的编码${some ? `，如 ${some}` : ''}`,
        en: `the codes of the town's areas${some ? `, such as ${some}` : ''}`,
      };
    },
  };
}

function units(ground: Ground): Keys {
  return {
    what: { zh: '单位', en: 'unit' },
    isKnown: (id) => ground.units.has(id),
    fits: () => ({ zh: '本镇单位的编号', en: "the ids of the town's units" }),
  };
}

function classes(ground: Ground): Keys {
  const { names } = classesOf(ground);
  return { ...oneOf({ zh: '类别', en: 'class' }, new Set(names.keys())), isKnown: (key) => names.has(key) };
}

function sources(ground: Ground): Keys {
  const own = ground.packs.flatMap(({ data }) => data.kinds.flatMap((kind) => kind.sources));
  return {
    ...oneOf({ zh: '来源', en: 'source' }, new Set(own)),
    isKnown: (id) => id in sourceNames || own.includes(id),
  };
}

/** As many as a sentence has room for. */
const ROOM = 70;

function someOf(ids: readonly string[]): Localized {
  const told: string[] = [];
  for (const id of ids) {
    if ([...told, id].join(', ').length > ROOM) break;
    told.push(id);
  }
  const rest = told.length < ids.length;
  return { zh: told.join('、') + (rest ? '等' : ''), en: told.join(', ') + (rest ? ' and others' : '') };
}
