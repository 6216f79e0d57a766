import type { CaseQuery } from '@chengyun/contract/case-list';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../people/actor.ts';
import { aRealTown, type RealTown } from '../testing/a-real-town.ts';
import { people, unitIds } from '../testing/a-town.ts';
import { tickOne } from '../timer/tick.ts';
import { countCases, listCases } from './list-cases.ts';

let town: RealTown;
beforeAll(async () => {
  town = await aRealTown();
});
afterAll(() => town.db.close());

const category = { taxonomy: 'small', code: '02' };
const minute = (nth: number) => new Date(Date.parse('2026-04-27T01:00:00Z') + nth * 60_000);

async function list(actor: Actor, query: CaseQuery) {
  const ground = await town.loop.grounds.of('test');
  return town.as(actor, (sql) => listCases(sql, ground, query, actor));
}

/** Every page of a query, joined. */
async function pages(actor: Actor, query: CaseQuery): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, turn = 0; turn < 20; turn += 1) {
    const page = await list(actor, { ...query, ...(cursor ? { cursor } : {}) });
    ids.push(...page.cases.map((one) => one.id));
    if (!page.next) return ids;
    cursor = page.next;
  }
  throw new Error('The pages do not end');
}

async function reportAt(nth: number, text: string): Promise<string> {
  town.at(minute(nth));
  return town.report(people.intake, { text });
}

test('the pages of a search tell every hit once, newest first', async () => {
  const ids: string[] = [];
  for (let nth = 0; nth < 7; nth += 1) ids.unshift(await reportAt(nth, `锦安路${nth}号路灯不亮`));
  await reportAt(8, '淀湖路积水');
  expect(await pages(people.intake, { q: '路灯', limit: 2 })).toEqual(ids);
  expect(await pages(people.intake, { q: '路灯 锦安路', limit: 3, sort: 'reported' })).toEqual(ids.toReversed());
  expect(await pages(people.intake, { q: '路灯', state: 'open', limit: 2 })).toEqual(ids);
  expect(await pages(people.intake, { q: '路灯', state: 'filed', limit: 2 })).toEqual([]);
  expect(await pages(people.intake, { q: '无人提过', limit: 3 })).toEqual([]);
});

test('a unit finds its own case behind many newer ones it may not see, and only that', async () => {
  const own = await reportAt(20, '窨井盖缺失');
  await town.act(own, 'file', { category }, people.intake);
  await town.act(own, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  for (let nth = 21; nth < 30; nth += 1) await reportAt(nth, '窨井盖松动');
  expect(await pages(people.roads, { q: '窨井盖', limit: 1 })).toEqual([own]);
  expect(await pages(people.water, { q: '窨井盖', limit: 1 })).toEqual([]);
  expect(await pages(people.roads, { q: '窨井盖', state: 'dispatched,closed' })).toEqual([own]);
  expect(await pages(people.roads, { q: '窨井盖', state: 'closed' })).toEqual([]);
  expect(await pages(people.intake, { q: '窨井盖', state: 'dispatched' })).toEqual([own]);
});

test('who reported a case, or answers for its community, finds it by its words', async () => {
  town.at(minute(35));
  const own = await town.report(people.patrol, { text: '护坡塌陷' });
  const near = await reportAt(36, '护坡开裂');
  await reportAt(37, '护坡渗水');
  expect(await pages(people.patrol, { q: '护坡' })).toEqual([own]);
  await town.as(
    people.system,
    (sql) => sql`update cases set community_code = ${people.patrol.areaCodes[0] ?? ''} where id = ${near}`,
  );
  expect(await pages(people.patrol, { q: '护坡', limit: 1 })).toEqual([near, own]);
});

test('going through a part of the cases finds what the word index finds', async () => {
  const asked = async () => {
    const [intake, roads, patrol] = [people.intake, people.roads, people.patrol];
    return Promise.all([
      pages(intake, { q: '窨井盖', state: 'open', limit: 3 }),
      pages(intake, { q: '窨井盖', state: 'dispatched,closed' }),
      ...[roads, patrol].flatMap((actor) => [
        pages(actor, { q: '窨井盖', limit: 1 }),
        pages(actor, { q: '护坡', state: 'reported' }),
        pages(actor, { q: '护坡', state: 'reported,closed', limit: 1 }),
      ]),
    ]);
  };
  const parts = await asked();
  const [made] = await town.db.ownerSql<{ text: string }[]>`
    select pg_get_functiondef(oid) as text from pg_proc where proname = 'case_candidates'`;
  const text = made?.text ?? '';
  const replaced = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((sofar, [from, to]) => {
      expect(sofar).toContain(from);
      return sofar.replace(from, to);
    }, text);
  const others = [
    // The newest of the town, then the word index.
    replaced(['reltuples <= 60000', 'reltuples < -9'], ['if rights is not null then', 'if false then']),
    // What one sees joined with what has the words.
    replaced(['reltuples <= 60000', 'reltuples < -9'], ['array[1000, 4000]', 'array[0]']),
  ];
  for (const other of others) {
    await town.db.ownerSql.unsafe(other);
    expect(await asked()).toEqual(parts);
  }
  await town.db.ownerSql.unsafe(text);
  expect(parts.map((ids) => ids.length)).toEqual([10, 1, 1, 0, 0, 0, 2, 2]);
});

test('a corrected case is found by its new words', async () => {
  const id = await reportAt(40, '围墙倒塌');
  await town.act(id, 'edit', { title: '护栏倒伏', reason: '听错' }, people.intake);
  expect(await pages(people.intake, { q: '护栏' })).toEqual([id]);
});

test('pages by due go on behind the cases that have no deadline, and what has ended lists newest first', async () => {
  await town.as(
    people.system,
    (sql) => sql`update cases set due_at = null where state = 'reported' and number like '%3'`,
  );
  const open = await pages(people.intake, { state: 'open', limit: 2 });
  expect(new Set(open).size).toBe(open.length);
  const counts = await town.as(people.intake, (sql) => countCases(sql, people.intake));
  const all = Object.values(counts.states).reduce((sum, n) => sum + n, 0);
  expect(open).toHaveLength(all);
  const ended = await reportAt(60, '误报一');
  const later = await reportAt(61, '误报二');
  for (const id of [later, ended]) await town.act(id, 'decline', { reason: '不属实' }, people.intake);
  expect(await pages(people.intake, { state: 'declined', sort: 'due' })).toEqual([later, ended]);
});

test('of cases named, a list tells those that belong to it as the actor may see them, whatever changed since', async () => {
  const [turning, other] = [await reportAt(62, '井盖移位'), await reportAt(63, '井盖异响')];
  await town.act(other, 'file', { category }, people.intake);
  await town.act(other, 'dispatch', { leadUnitId: unitIds.water }, people.dispatcher);
  const ids = [turning, other].join(',');
  town.at(minute(74));
  while (await tickOne(town.loop, 'test'));
  const open = { state: 'open', sort: 'due', ids, limit: 2 } as const;
  const { cases } = await list(people.intake, open);
  expect(cases.map(({ id, version, lamp }) => [id, version, lamp])).toContainEqual([turning, 1, 'yellow']);
  expect(cases).toHaveLength(2);
  expect(await pages(people.intake, { lamp: 'yellow', ids: turning })).toEqual([turning]);
  expect(await pages(people.intake, { lamp: 'green', ids: turning })).toEqual([]);
  expect(await pages(people.water, { ids })).toEqual([other]);
  expect(await pages(people.intake, { sort: '-updated', ids })).toEqual([other, turning]);
  await expect(list(people.intake, { ids: 'a,b' })).rejects.toMatchObject({ code: 'bad-request' });
});

test('a list of what needs attention is as long as its count', async () => {
  const id = await reportAt(70, '路灯倾斜');
  await town.act(id, 'urge', { demand: '请尽快' }, people.leader);
  const counts = await town.as(people.intake, (sql) => countCases(sql, people.intake));
  for (const what of ['late', 'due_soon', 'supervised', 'led', 'suspended', 'returned', 'requests'] as const) {
    expect([what, (await pages(people.intake, { attention: what })).length]).toEqual([what, counts.attention[what]]);
  }
});

test('the counts of a unit are as long as its lists, whoever asks', async () => {
  const [led, helped] = [await reportAt(71, '雨水篦子堵塞'), await reportAt(72, '护栏松动')];
  for (const id of [led, helped]) await town.act(id, 'file', { category }, people.intake);
  await town.act(led, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  await town.act(helped, 'dispatch', { leadUnitId: unitIds.water, coUnitIds: [unitIds.roads] }, people.dispatcher);
  for (const [actor, unit] of [
    [people.roads, 'mine'],
    [people.chief, unitIds.roads],
    [people.patrol, 'mine'],
  ] as const) {
    const counts = await town.as(actor, (sql) => countCases(sql, actor, { unit }));
    const listed = await pages(actor, { unit, state: 'dispatched', limit: 200 });
    expect(listed).toHaveLength(counts.states['dispatched'] ?? 0);
    if (unit === unitIds.roads) expect(listed).toEqual(expect.arrayContaining([led, helped]));
  }
  const strange = town.as(people.chief, (sql) => countCases(sql, people.chief, { unit: 'x' }));
  await expect(strange).rejects.toMatchObject({ code: 'bad-request' });
});

test('the queues hold what their names say, in counts as in lists', async () => {
  const answerBy = '2026-06-01T10:00:00.000+08:00';
  const reply = { text: '已修复', outcome: 'solved', factFinding: 'true', demandFinding: 'justified' } as const;
  const dispatched = async () => {
    const id = await reportAt(60, '路灯不亮');
    await town.act(id, 'file', { category }, people.intake);
    await town.act(id, 'dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
    return id;
  };
  const [answeredLate, urged, supervised] = [await dispatched(), await dispatched(), await dispatched()];
  const [waiting, sentOn] = [await dispatched(), await dispatched()];
  await town.act(urged, 'urge', { demand: '请尽快办理' }, people.intake);
  await town.act(supervised, 'supervise', { level: 'yellow', demand: '请尽快办理', answerBy }, people.leader);
  for (const id of [waiting, sentOn]) await town.act(id, 'not_ours', { reason: '不属本单位' }, people.roads);
  await town.act(sentOn, 'dispatch', { leadUnitId: unitIds.water }, people.dispatcher);
  await town.act(answeredLate, 'accept', {}, people.roads);
  town.at(new Date('2026-05-15T02:00:00Z'));
  expect(await town.act(answeredLate, 'reply', reply, people.roads)).toMatchObject({ fields: { late: true } });
  const of = (attention: 'late' | 'supervised' | 'returned') => pages(people.chief, { attention, limit: 50 });
  const [late, pressed, returned] = [await of('late'), await of('supervised'), await of('returned')];
  expect(late).toContain(answeredLate);
  expect([pressed, returned]).toEqual([[supervised], [waiting]]);
  const counts = await town.as(people.chief, (sql) => countCases(sql, people.chief));
  expect(counts.attention).toMatchObject({ late: late.length, supervised: 1, returned: 1 });
});

test('a leader finds the cases that wear their name, as many as are counted; nobody else finds them as their own', async () => {
  const id = await reportAt(80, '桥面开裂');
  const lead = { demand: '现场协调', answerBy: minute(3000).toISOString() };
  await town.act(await reportAt(81, '桥栏松动'), 'lead', { ...lead, leaderId: 'leader-2' }, people.leader);
  await town.act(id, 'lead', { ...lead, leaderId: people.leader.id }, people.chief);
  expect(await pages(people.leader, { attention: 'led_by_me' })).toEqual([id]);
  expect(await pages(people.chief, { attention: 'led_by_me' })).toEqual([]);
  expect(await pages(people.chief, { attention: 'unanswered', ids: id })).toEqual([id]);
  const counted = async (actor: Actor) => (await town.as(actor, (sql) => countCases(sql, actor))).attention;
  expect(await counted(people.leader)).toMatchObject({ led: 2, led_by_me: 1 });
  expect(await counted(people.chief)).toMatchObject({ led: 2, led_by_me: 0 });
  const { supervisions } = await town.load(id);
  await town.act(id, 'lift_supervision', { supervisionId: supervisions[0]?.id ?? '', reason: '已协调' }, people.chief);
  expect(await pages(people.leader, { attention: 'led_by_me' })).toEqual([]);
  expect(await pages(people.chief, { attention: 'unanswered', ids: id })).toEqual([]);
});
