import { roleNames } from '@chengyun/contract/names';
import { accountStateNames, isAskedFor, type StaffMember, type StaffQuery } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';
import type { ListColumn } from '../../support/files/list-table.ts';
import type { Bilingual, Language } from '../../support/http/language.ts';
import { areaNames } from '../../town/ground/area-queries.ts';
import { staffOf, unitsNamed } from './staff-queries.ts';

type NamedMember = StaffMember & { readonly units: readonly string[]; readonly areas: readonly string[] };

/** Those of the staff that are asked for, with the names of their units and areas. */
export async function namedStaff(sql: Sql, townId: string, query: StaffQuery): Promise<readonly NamedMember[]> {
  const people = (await staffOf(sql, townId)).filter((person) => isAskedFor(person, query));
  const areas = await areaNames(sql);
  const units = new Map(
    (await unitsNamed(sql, [...new Set(people.flatMap(({ unitIds }) => unitIds))])).map(({ id, name }) => [id, name]),
  );
  return people.map((person) => ({
    ...person,
    units: person.unitIds.map((id) => units.get(id) ?? id),
    areas: person.areaCodes.map((code) => areas.get(code) ?? code),
  }));
}

const marks = {
  factor: { zh: '有', en: 'yes' },
  never: { zh: '从未登录', en: 'never' },
} as const satisfies Record<string, Bilingual>;

const joined = (names: readonly string[], language: Language) => names.join(language === 'zh' ? '、' : ', ');
const rolesIn = (roles: StaffMember['roles'], language: Language) =>
  joined(
    roles.map((role) => roleNames[role][language]),
    language,
  );

/** The columns of the list of staff, in order; who may do what, and no secret. */
export const STAFF_COLUMNS: readonly ListColumn<NamedMember>[] = [
  { title: { zh: '姓名', en: 'name' }, cell: ({ name }) => name },
  { title: { zh: '用户名', en: 'user name' }, cell: ({ username }) => username },
  { title: { zh: '角色', en: 'roles' }, cell: ({ roles }, language) => rolesIn(roles, language) },
  {
    title: { zh: '申请角色', en: 'roles asked for' },
    cell: ({ asked }, language) => asked && rolesIn(asked.roles, language),
  },
  { title: { zh: '所属单位', en: 'units' }, cell: ({ units }, language) => joined(units, language) },
  { title: { zh: '责任区域', en: 'areas' }, cell: ({ areas }, language) => joined(areas, language) },
  {
    title: { zh: '最近登录', en: 'last sign-in' },
    cell: ({ lastSignInAt }, language, timeText) => (lastSignInAt ? timeText(lastSignInAt) : marks.never[language]),
  },
  { title: { zh: '账号状态', en: 'account' }, cell: ({ state }, language) => accountStateNames[state][language] },
  {
    title: { zh: '第二验证', en: 'second factor' },
    cell: ({ secondFactor }, language) => secondFactor && marks.factor[language],
  },
];
