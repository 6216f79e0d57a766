import type { Localized } from '@chengyun/contract/words';
import type { Sql } from '../../support/db/connect.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { branchOf, classesOf, classOf } from './families.ts';
import type { GroupName } from './groups.ts';

/** The key of a group from the value it is kept by: a unit's branch, a category's class, else the value itself. */
export function branchKey(ground: Ground, group: GroupName, value: string): string {
  if (value === '') return value;
  if (group === 'branch') return branchOf(ground, value);
  return group === 'class' ? classOf(ground, value) : value;
}

/** Tells the names of keys; null where a key needs none or nothing is known of it. */
export async function keyNames(
  sql: Sql,
  ground: Ground,
  groups: readonly GroupName[],
  keys: readonly (readonly string[])[],
): Promise<(group: GroupName, key: string) => Localized | null> {
  const at = groups.indexOf('reporter');
  const people =
    at < 0
      ? new Map<string, string>()
      : await namesOf(
          sql,
          keys.map((key) => key[at] ?? ''),
        );
  return (group, key) => {
    if (key === '' || key === 'none') return null;
    switch (group) {
      case 'area':
      case 'grid':
      case 'unit-grid':
        return plain(ground.areas.areaByCode(key)?.name);
      case 'unit':
      case 'branch':
        return plain(ground.units.get(key)?.name);
      case 'class':
      case 'category':
        return classesOf(ground).names.get(key) ?? null;
      case 'kind':
        return ground.kind(key)?.kind.name ?? null;
      case 'reporter':
        return plain(people.get(key));
      default:
        return null;
    }
  };
}

function plain(name: string | undefined): Localized | null {
  return name ? { zh: name, en: name } : null;
}

async function namesOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from platform.person where id = any (${[...new Set(ids)]})
  `;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
