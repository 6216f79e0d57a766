import type { Pack } from '@chengyun/contract/pack';
import type { Sql } from '../../../support/db/connect.ts';
import { areaList } from '../../../town/ground/area-queries.ts';
import { newestPolicies } from '../../../town/ground/policy-queries.ts';
import type { DeviceWords } from './device-row.ts';

/** The profiles and areas of the town by id or code and by name; a name that several have is left out. */
export async function deviceWords(sql: Sql): Promise<DeviceWords> {
  const packs = await newestPolicies<Pack>(sql, 'pack');
  const profiles = packs.flatMap(({ data }) => data.profiles ?? []);
  const areas = await areaList(sql);
  return {
    profiles: byWord(profiles.map(({ id, name }) => [id, [name.zh, name.en]])),
    areas: byWord(areas.map(({ code, name }) => [code, [name]])),
  };
}

function byWord(entries: readonly (readonly [id: string, names: readonly string[]])[]): ReadonlyMap<string, string> {
  const named = Map.groupBy(
    entries.flatMap(([id, names]) => [...new Set(names)].map((name) => ({ name: name.toLowerCase(), id }))),
    ({ name }) => name,
  );
  const plain = [...named].flatMap(([name, [only, ...more]]) => (only && more.length === 0 ? [[name, only.id]] : []));
  // A word is compared in lower case, and the code of a grid has a capital letter.
  return new Map([...plain, ...entries.map(([id]) => [id.toLowerCase(), id])] as [string, string][]);
}
