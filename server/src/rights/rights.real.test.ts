import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { auditRule } from '../people/audit/rules.ts';
import { type TestApp, testApp } from '../people/test-app.ts';
import { STAGES } from '../stages.ts';
import { OTHER_TOWN, settleTowns, TOWN } from './grounds.ts';
import { listenLive } from './listen-live.ts';
import { marksFor, maySee } from './may-see.ts';
import { makeThings, type Thing, type Things } from './objects.ts';
import { type Described, describedRoutes, type Route } from './routes.ts';
import { ROUTE_RULES } from './rules.ts';
import { NO_ID, sampleOf } from './sample-input.ts';
import { type Answered, type Fault, isPost, type Try, triesOf, verdictOf, walkOne } from './walk.ts';
import { makeWalkers, type Walker } from './walkers.ts';
import { everyWhose, handlers, markOf, reporters } from './whose.ts';

let app: TestApp;
let described: Described;
let walkers: readonly Walker[];
let things: Things;
beforeAll(async () => {
  app = await testApp({ stages: STAGES });
  await app.http.ready();
  described = describedRoutes(app.http);
  await settleTowns(app);
  walkers = await makeWalkers(app);
  const chief = walkers.find(({ name }) => name === 'chief')?.headers ?? {};
  await untilKnown(chief);
  things = await makeThings(app, walkers);
}, 300_000);
afterAll(() => app.stop());

/** The town's ground was read when the stages started; they hear that it is another. */
async function untilKnown(headers: Walker['headers']): Promise<void> {
  await app.db.ownerSql.notify('chengyun_ground', TOWN);
  const payload = { kind: 'ticket', source: 'phone', text: 'x' };
  await vi.waitFor(async () => {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/towns/${TOWN}/cases/draft`,
      payload,
      headers: { ...headers },
    });
    expect(answer.statusCode).toBe(200);
  }, 30_000);
}

let walked = 0;
let leaks = 0;

/** Walks tries a few at a time; gives what was wrong. */
async function walk(tries: readonly Try[], atOnce = 8, seen?: (one: Answered) => void): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  let next = 0;
  const run = async () => {
    for (let one = tries[next++]; one; one = tries[next++]) {
      const fault = await walkOne(app.http, described, things, one, seen);
      if (fault) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  walked += tries.length;
  leaks += faults.filter(({ what }) => what === 'leak').length;
  return faults;
}

function isOpen(one: Try): boolean {
  return verdictOf(one) === 'open';
}

/** These would end the walker's own session or password. */
const ENDS_THE_WALK = new Set(['POST /api/auth/sign-out', 'POST /api/auth/change-password']);
/** A stream does not end; a test of its own reads it. */
const STREAMS = new Set(['GET /live']);

test('every route of the product has a rule that says who may, and no rule is without its route', () => {
  const names = described.routes.map(({ name }) => name);
  expect(names.filter((name) => !(name in ROUTE_RULES))).toEqual([]);
  expect(Object.keys(ROUTE_RULES).filter((name) => !names.includes(name))).toEqual([]);
});

test('whoever may not is refused on every route, learns nothing and moves nothing', async () => {
  const before = await whatStands();
  const tries = triesOf(described, walkers).filter((one) => !isOpen(one));
  const refused: string[] = [];
  const note = ({ request, status }: Answered) => void (status === 403 && refused.push(request));
  expect((await walk(tries, 8, note)).map(({ what, told }) => `${what} ${told}`)).toEqual([]);
  expect(await untold(refused)).toEqual([]);
  const after = await whatStands();
  expect(Object.keys(before).filter((table) => after[table] !== before[table])).toEqual([]);
}, 300_000);

test('whoever may reads, and finds nothing that is not theirs', async () => {
  const tries = triesOf(described, walkers).filter(
    (one) =>
      isOpen(one) && one.route.method === 'GET' && !STREAMS.has(one.route.name) && one.walker.standing === 'staff',
  );
  expect((await walk(tries)).map(({ what, told }) => `${what} ${told}`)).toEqual([]);
}, 300_000);

test('the live stream tells nobody of a thing that is not theirs', async () => {
  const base = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const staff = walkers.filter((walker) => walker.standing === 'staff' && !isPost(walker) && !walker.own);
  const lines = await Promise.all(staff.map(async (walker) => ({ walker, line: await listenLive(base, walker) })));
  const topics: readonly Thing[] = ['case', 'device', 'alarm', 'incident', 'round'];
  const told = [
    ...handlers.flatMap((whose) => topics.map((topic) => ({ whose, topic }))),
    ...reporters.map((whose) => ({ whose, topic: 'case' as const })),
  ];
  for (const { whose, topic } of told)
    await tell(whose === 'other town' ? OTHER_TOWN : TOWN, topic, things[whose][topic]);
  const desk = lines.find(({ walker }) => walker.name === 'chief')?.line;
  await vi.waitFor(() => expect(desk?.heard()).toHaveLength(14), 30_000);
  // Everybody hears of this one, and nothing overtakes what was told before it.
  await tell(TOWN, 'occasion', things.A.occasion);
  for (const { line } of lines)
    await vi.waitFor(() => expect(line.heard()).toContain(`occasion ${things.A.occasion}`), 30_000);
  const wrong = lines.flatMap(({ walker, line }) =>
    told
      .filter(
        ({ whose, topic }) =>
          line.heard().includes(`${topic} ${things[whose][topic]}`) !== maySee(walker, topic, whose),
      )
      .map(({ whose, topic }) => `${walker.name}: ${topic} of ${whose}`),
  );
  for (const { line } of lines) line.stop();
  walked += lines.length * told.length;
  leaks += wrong.length;
  expect(wrong).toEqual([]);
}, 60_000);

async function tell(town: string, topic: string, id: string): Promise<void> {
  await app.db.ownerSql.notify('chengyun_live', JSON.stringify({ town, topic, id, version: 1 }));
}

test('an exported workbook holds nobody else’s cases', async () => {
  const staff = walkers.filter(
    (walker) => walker.standing === 'staff' && !isPost(walker) && !walker.kiosk && !walker.own,
  );
  for (const walker of staff) {
    const url = `/api/towns/${TOWN}/cases/export?format=xlsx`;
    const answer = await app.http.inject({ url, headers: { ...walker.headers } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.rawPayload as never);
    const text = JSON.stringify(book.worksheets[0]?.getSheetValues());
    const marks = everyWhose.map(markOf);
    expect([walker.name, marks.filter((mark) => text.includes(mark))]).toEqual([walker.name, marksFor(walker)]);
    expect(text).not.toContain('13812345678');
    walked += 1;
  }
});

test('ids of the other town in what is sent bring nothing of it in', async () => {
  const routes = described.routes.filter(({ ofTown, body, method }) => ofTown && body && method !== 'GET');
  const sent: string[] = [];
  const wrong: string[] = [];
  const foreign: readonly Thing[] = ['case', 'unit', 'attachment', 'device', 'person'];
  for (const route of routes) {
    for (const walker of walkers.filter(({ name }) =>
      ['chief', 'admin', 'dispatcher', 'unit A', 'sysadmin'].includes(name),
    )) {
      for (const thing of foreign) {
        const fault = await sendForeignId(route, walker, things['other town'][thing]);
        if (fault === undefined) continue;
        sent.push(route.name);
        if (fault) wrong.push(`${walker.name}: ${route.name} with a ${thing} → ${fault}`);
      }
    }
  }
  walked += sent.length;
  leaks += wrong.length;
  expect(new Set(sent).size).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
}, 60_000);

/** Sends a body in which every field that takes an id has this one; what is wrong with the answer, '' when nothing. */
async function sendForeignId(route: Route, walker: Walker, id: string): Promise<string | undefined> {
  const payload = sampleOf(route.body ?? {}, described.components, id);
  if (!JSON.stringify(payload).includes(id)) return undefined;
  const url = route.path
    .replace('{town}', TOWN)
    .replaceAll(/\{\w+\}/g, route.rule?.thing ? things.A[route.rule.thing] : NO_ID);
  const ask = (body: unknown) =>
    app.http.inject({ method: route.method, url, headers: { ...walker.headers }, payload: body as object });
  const answer = await ask(payload);
  const told = `${answer.statusCode} ${answer.body.slice(0, 200)}`;
  if (answer.statusCode >= 500 || answer.body.includes(markOf('other town'))) return told;
  if (answer.statusCode >= 300) return '';
  // What is answered the same for an id that names nothing has taken nothing in.
  const none = await ask(sampleOf(route.body ?? {}, described.components, NO_ID));
  return none.body.replaceAll(NO_ID, id) === answer.body ? '' : told;
}

test('whoever may change is not sent away for want of a right, and every change is told in the trail', async () => {
  const tries = triesOf(described, walkers).filter(
    (one) =>
      isOpen(one) &&
      one.route.method !== 'GET' &&
      !ENDS_THE_WALK.has(one.route.name) &&
      one.walker.standing === 'staff',
  );
  const done: Answered[] = [];
  const lines = await journalLines();
  const note = (one: Answered) => void (one.status < 300 && done.push(one));
  expect((await walk(tries, 1, note)).map(({ what, told }) => `${what} ${told}`)).toEqual([]);
  const by = (how: string) => done.filter(({ one: { route } }) => ruleOf(route)?.how === how);
  expect(await untold(by('row').map(({ request }) => request))).toEqual([]);
  expect(by('journal').length).toBeGreaterThan(10);
  expect((await journalLines()) - lines).toBeGreaterThanOrEqual(by('journal').length);
}, 300_000);

function ruleOf({ method, path, onlyReads }: Route) {
  return auditRule(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), onlyReads);
}

/** Those of the requests that no line of the trail is about. */
async function untold(requests: readonly string[]): Promise<readonly string[]> {
  const rows = await app.db.ownerSql<{ request: string }[]>`
    select distinct request from (
      select request from platform.audit union all select request from town_test.audit
      union all select request from town_other.audit) a where request is not null`;
  const told = new Set(rows.map(({ request }) => request));
  return requests.filter((request) => !told.has(request));
}

async function journalLines(): Promise<number> {
  const [row] = await app.db.ownerSql<{ n: number }[]>`
    select (select count(*) from town_test.journal)::int + (select count(*) from town_test.alarm_journal)::int
      + (select count(*) from town_test.reveal)::int + (select count(*) from town_test.privacy_step)::int as n`;
  return row?.n ?? 0;
}

test('the walk was long enough, and nothing leaked', () => {
  console.log(`${walked} combinations walked, ${leaks} leaks`);
  expect(walked).toBeGreaterThanOrEqual(5000);
  expect(leaks).toBe(0);
});

/** A digest of every table that a request may change; the trail, signs of use and what counts by itself apart. */
async function whatStands(): Promise<Readonly<Record<string, string>>> {
  const tables = await app.db.ownerSql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('platform', 'town_test', 'town_other') and table_type = 'BASE TABLE'
      and table_name not in ('audit', 'audit_seal', 'session', 'sign_in_try', 'api_key', 'kiosk', 'ingest_mark', 'rule_mark', 'device_watch', 'challenge')
        and table_name not like 'measure_%'
    order by 1, 2`;
  const sums = tables.map(async ({ schema, name }) => {
    const [row] = await app.db.ownerSql<{ digest: string }[]>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
      from ${app.db.ownerSql(schema)}.${app.db.ownerSql(name)} t`;
    return [`${schema}.${name}`, row?.digest ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(sums));
}
