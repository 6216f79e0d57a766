import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Imported } from '../cases/import/imported-case.ts';
import { openImported } from '../cases/import/open-imported.ts';
import { aKind, aPack, idOf, people } from '../cases/testing/a-town.ts';
import { systemActor } from '../people/actor.ts';
import { json } from '../support/db/json.ts';
import { foldingOf } from './again/rebuild-measures.ts';
import { rebuildRolls } from './rolls/rebuild-rolls.ts';
import { aCountedTown, type CountedTown } from './testing/a-counted-town.ts';

// Real requests of one city, with the city's own targets and verdicts; not part of the repository.
const FILE = join(import.meta.dirname, '../../../../shared/data/boston-311/requests-2011-q3.csv.gz');
const now = new Date('2026-01-01T00:00:00Z');

interface Request {
  readonly number: string;
  readonly opened: string;
  readonly target: string;
  readonly closed: string;
  readonly verdict: string;
  readonly type: string;
  readonly department: string;
}

function requests(): readonly Request[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(FILE)).toString().trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = cellsOf(line);
    const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? '';
    return {
      number: cell('case_enquiry_id'),
      ...{ opened: cell('open_dt'), target: cell('target_dt'), closed: cell('closed_dt'), verdict: cell('ontime') },
      ...{ type: cell('type'), department: cell('department') },
    };
  });
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const at = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`);
const codeOf = (types: readonly string[], type: string) => `T${types.indexOf(type)}`;

/** On time and due, counted straight from the file: what has a target is due, and kept when it was closed by then. */
function plainCount(all: readonly Request[], key: (one: Request) => string): Record<string, string> {
  const counts = new Map<string, [number, number]>();
  for (const one of all) {
    if (one.target === '') continue;
    const [kept, due] = counts.get(key(one)) ?? [0, 0];
    const isKept = one.closed !== '' && one.closed <= one.target;
    counts.set(key(one), [kept + (isKept ? 1 : 0), due + 1]);
  }
  return Object.fromEntries([...counts].map(([name, [kept, due]]) => [name, `${kept}/${due} = ${kept / due}`]));
}

const given = existsSync(FILE);
if (!given) console.warn(`${FILE} is not there: the figures of real requests are not compared with the file`);
const all = given ? requests() : [];
const types = [...new Set(all.map(({ type }) => type))].toSorted();
const departments = [...new Set(all.map(({ department }) => department))].toSorted();
let town: CountedTown;

beforeAll(async () => {
  if (!given) return;
  town = await aCountedTown({ sources: ['city'] });
  town.at(now);
  await town.db.ownerSql.begin(async (sql) => {
    await sql`set local search_path = town_test, platform`;
    const kind = aKind({ id: 'hotline', sources: ['city'], taxonomies: ['city'] });
    const category = { parent: null, local: true, conditions: [] };
    const categories = types.map((type) => ({ ...category, code: codeOf(types, type), name: { zh: type, en: type } }));
    const taxonomy = { id: 'city', standard: 'city', version: '2011', name: { zh: '类型', en: 'Types' }, categories };
    const pack = { ...aPack([kind]), version: 2, taxonomies: [taxonomy] };
    await sql`insert into policy (kind, id, version, data) values ('pack', 'small', 2, ${json(sql, pack)})`;
    for (const [nth, name] of departments.entries()) {
      await sql`insert into unit (id, code, name, kind) values (${idOf(900 + nth)}, ${`D${nth}`}, ${name}, 'department')`;
    }
  });
  town.loop.grounds.forget('test');
  for (let from = 0; from < all.length; from += 1000) {
    const rows = all.slice(from, from + 1000).map(rowOf);
    await town.as(systemActor, (sql) => openImported(town.loop, sql, 'test', rows));
  }
}, 240_000);
afterAll(() => town?.db.close());

function rowOf({ number, opened, target, closed, type, department }: Request): Imported {
  return {
    ...{ externalNumber: number, kind: 'hotline', source: 'city', title: type, text: '', extra: {} },
    category: { taxonomy: 'city', code: codeOf(types, type) },
    unitName: department,
    reportedAt: at(opened),
    ...(target ? { targetAt: at(target) } : {}),
    ...(closed ? { closedAt: at(closed) } : {}),
  };
}

async function shares(by: 'category' | 'unit'): Promise<Record<string, string>> {
  const query = { from: '2011-01-01', to: '2026-01-01', by, compare: false };
  const { groups } = await town.figure(people.intake, 'loop.closed-in-time', query, now);
  const named = groups.map(({ keys, value, numerator, denominator }) => {
    return [keys[0]?.name?.zh, `${numerator}/${denominator} = ${value}`] as const;
  });
  return Object.fromEntries(named);
}

test.skipIf(!given)(
  '31,828 real requests: on time by type and department is a plain count over the file',
  async () => {
    expect(all).toHaveLength(31_828);
    const byType = plainCount(all, ({ type }) => type);
    const byDepartment = plainCount(all, ({ department }) => department);
    expect(Object.keys(byType).length).toBeGreaterThan(90);
    expect(await shares('category')).toEqual(byType);
    expect(await shares('unit')).toEqual(byDepartment);
    expect(await rebuildRolls(await foldingOf(town.rebuilding, 'test'))).toBe(true);
    expect(await shares('category')).toEqual(byType);
    expect(await shares('unit')).toEqual(byDepartment);
  },
  120_000,
);

test.skipIf(!given)('each request that the city judged and gave a target has the verdict of the city', async () => {
  const rows = await town.as(systemActor, (sql) => {
    return sql<{ number: string; close: string }[]>`
      select c.external_number as number, f.close from cases c join case_fact f on f.case_id = c.id
    `;
  });
  const verdicts = new Map(rows.map(({ number, close }) => [number, close]));
  const judged = all.filter(({ verdict, target }) => verdict !== '' && target !== '');
  const other = judged.filter(({ number, verdict, closed }) => {
    const wanted = verdict === 'ONTIME' ? 'in_time' : closed === '' ? 'none' : 'late';
    return verdicts.get(number) !== wanted;
  });
  expect(judged.length).toBeGreaterThan(26_000);
  expect(other).toEqual([]);
});
