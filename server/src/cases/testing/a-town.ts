import type { KindPolicy, Pack } from '@chengyun/contract/pack';
import type { Role } from '@chengyun/contract/words';
import type { Actor } from '../../people/actor.ts';
import { buildAreaIndex } from '../../town/areas/area-index.ts';
import { someCalendarData } from '../../town/calendar/a-calendar.ts';
import { type Ground, makeGround, type Unit } from '../../town/ground/ground.ts';

/** An id that is told by its number; greater numbers sort later, as those made later do. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Ids one after the other, from `first` on. */
export function idsFrom(first: number): () => string {
  let next = first;
  return () => idOf(next++);
}

/** Units of a small town: two that handle, one that helps, the office above the first two, a grid team. */
export const unitIds = {
  roads: idOf(1),
  water: idOf(2),
  gas: idOf(3),
  office: idOf(4),
  gridTeam: idOf(5),
  gone: idOf(6),
} as const;

function aUnit(name: keyof typeof unitIds): Unit {
  const parentId = name === 'roads' || name === 'water' ? unitIds.office : null;
  const facts = { code: name, name, kind: name, areaCodes: [], duties: [], active: name !== 'gone' };
  return { ...facts, id: unitIds[name], parentId };
}

/** A person with roles, and with units and communities if any. */
export function aPerson(
  id: string,
  roles: readonly Role[],
  unitIds: readonly string[] = [],
  areaCodes: readonly string[] = [],
): Actor {
  return { id, roles, unitIds, areaCodes };
}

const { roads, water, gas, office, gridTeam } = unitIds;

/** One person for every post of the small town, and two of those that must differ. */
export const people = {
  intake: aPerson('intake-1', ['intake']),
  intake2: aPerson('intake-2', ['intake']),
  dispatcher: aPerson('dispatcher-1', ['dispatcher']),
  chief: aPerson('chief-1', ['chief']),
  leader: aPerson('leader-1', ['leader']),
  admin: aPerson('admin-1', ['admin']),
  system: aPerson('system', ['system']),
  roads: aPerson('roads-1', ['unit'], [roads]),
  roads2: aPerson('roads-2', ['unit'], [roads]),
  water: aPerson('water-1', ['unit'], [water]),
  gas: aPerson('gas-1', ['unit'], [gas]),
  office: aPerson('office-1', ['unit'], [office, roads, water]),
  patrol: aPerson('patrol-1', ['patrol'], [gridTeam], ['310199101001']),
  deskAndRoads: aPerson('desk-roads-1', ['dispatcher', 'unit'], [roads]),
} as const satisfies Record<string, Actor>;

export const everyone: readonly Actor[] = Object.values(people);

/** A kind of case that measures every clock; changed as asked. */
export function aKind(changed: Partial<KindPolicy> = {}): KindPolicy {
  return {
    id: 'ticket',
    name: { zh: '工单', en: 'Ticket' },
    sources: ['phone'],
    reporters: ['intake', 'patrol', 'unit', 'chief'],
    place: 'optional',
    category: 'required',
    taxonomies: ['small'],
    limits: {
      accept: { amount: 0.25, unit: 'urgent_hour' },
      file: { amount: 0.5, unit: 'urgent_hour' },
      dispatch: { amount: 0.25, unit: 'urgent_hour' },
      contact: { amount: 1, unit: 'work_day', reading: 'slots' },
      handle: { amount: 5, unit: 'work_day', reading: 'day_end' },
      check: { amount: 1, unit: 'work_day', reading: 'slots' },
      whole: { amount: 15, unit: 'work_day', reading: 'day_end' },
    },
    buffer: { amount: 1, unit: 'work_day', reading: 'slots' },
    yellowShare: 0.75,
    quotas: { extensions: 2, suspensions: 1, suspensionDays: 365, returns: 3, reopenDays: 30, undoMinutes: 5 },
    quickClose: true,
    replyPhoto: false,
    callBack: 'required',
    secondHandling: { amount: 3, unit: 'work_day', reading: 'day_end' },
    autoDispatch: false,
    ...changed,
  };
}

/** A pack with one taxonomy of two classes: 01 with a condition by the day and one by the hour, 02 with none. */
export function aPack(kinds: readonly KindPolicy[], changed: Partial<Pack> = {}): Pack {
  const text = { zh: '路面破损', en: 'Broken surface' };
  const closing = { zh: '已修复', en: 'Repaired' };
  const condition = { text, closing, unitKind: 'roads' };
  const category = { parent: null, local: false, conditions: [] };
  return {
    id: 'small',
    version: 1,
    name: { zh: '小镇', en: 'Small town' },
    calendar: 'national',
    kinds: [...kinds],
    taxonomies: [
      {
        id: 'small',
        standard: 'own',
        version: '1',
        name: { zh: '类别', en: 'Classes' },
        categories: [
          {
            ...category,
            code: '01',
            name: { zh: '道路', en: 'Roads' },
            conditions: [
              { ...condition, code: '01-1', limit: { amount: 2, unit: 'work_day' } },
              { ...condition, code: '01-2', limit: { amount: 4, unit: 'urgent_hour' }, photo: true },
            ],
          },
          { ...category, code: '02', name: { zh: '供水', en: 'Water' } },
        ],
      },
    ],
    routing: { order: ['territory', 'category'], special: [] },
    ladder: [],
    duplicates: { metres: 50, hours: 24, sameCategory: true },
    ...changed,
  };
}

/** The ground of a town without areas: these packs, the national calendar unless others are given, the small town's units. */
export function aGround(packs: readonly Pack[], calendars = [someCalendarData()]): Ground {
  const rows = <T extends { readonly id: string; readonly version: number }>(list: readonly T[]) =>
    list.map((data) => ({ id: data.id, version: data.version, data }));
  const names = Object.keys(unitIds) as (keyof typeof unitIds)[];
  return makeGround(
    { id: 'test', prefix: 'CS', zone: 'Asia/Shanghai', sample: false },
    { units: names.map(aUnit), areas: buildAreaIndex([]), packs: rows(packs), calendars: rows(calendars) },
  );
}
