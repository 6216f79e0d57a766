import { randomUUID } from 'node:crypto';
import { unitIds } from '../cases/testing/a-town.ts';
import { aSignal } from '../devices/alarms/an-alarm.ts';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import type { TestApp } from '../people/test-app.ts';
import type { Sql } from '../support/db/connect.ts';
import { json } from '../support/db/json.ts';
import { AREA_A, OTHER_TOWN, TOWN } from './grounds.ts';
import { newKey, newKiosk } from './new-keys.ts';
import { newRound } from './new-round.ts';
import { reportFromOutside } from './own-reports.ts';
import { NO_ID } from './sample-input.ts';
import type { Walker } from './walkers.ts';
import { markOf, type Reporter, type Whose } from './whose.ts';

/** Kinds of things that a route names by an id. */
const everyThing = [
  'case',
  'attachment',
  'privacy request',
  'device',
  'alarm',
  'incident',
  'occasion',
  'import',
  'full file',
  'report',
  'view',
  'person',
  'key',
  'kiosk',
  'invitation',
  'unit',
  'round',
] as const;
export type Thing = (typeof everyThing)[number];
const nothing = Object.fromEntries(everyThing.map((thing) => [thing, NO_ID])) as Readonly<Record<Thing, string>>;

export type Things = Readonly<Record<Whose, Readonly<Record<Thing, string>>>>;

/**
 * Makes one of each kind for unit A, for unit B and in the other town, the texts of each bearing its mark, and a case and
 * a file of each who reports from outside.
 */
export async function makeThings(app: TestApp, walkers: readonly Walker[]): Promise<Things> {
  const chief = headersOf(walkers, 'chief');
  // Nothing but these two is theirs: everything else of theirs names nothing.
  const own = async (whose: Reporter) => ({
    ...nothing,
    ...(await reportFromOutside(app, whose, headersOf(walkers, whose))),
  });
  const [fileA, fileB] = [await upload(app, chief, markOf('A')), await upload(app, chief, markOf('B'))];
  const caseA = await liveCase(app, chief, 'A', unitIds.roads, fileA);
  const caseB = await liveCase(app, chief, 'B', unitIds.water, fileB);
  return {
    A: {
      ...{ ...(await makeIn(app, TOWN, 'A', AREA_A)), case: caseA, attachment: fileA, unit: unitIds.roads },
      'privacy request': await privacyRequest(app, chief, markOf('A')),
    },
    B: {
      ...{ ...(await makeIn(app, TOWN, 'B', null)), case: caseB, attachment: fileB, unit: unitIds.water },
      'privacy request': await privacyRequest(app, chief, markOf('B')),
    },
    'other town': await makeElsewhere(app),
    'company A': await own('company A'),
    'company B': await own('company B'),
    'resident A': await own('resident A'),
    'resident B': await own('resident B'),
  };
}

function headersOf(walkers: readonly Walker[], name: string): Headers {
  const found = walkers.find((walker) => walker.name === name);
  if (!found) throw new Error(`nobody walks as ${name}`);
  return found.headers;
}

type Headers = Readonly<Record<string, string>>;

/** Sends a file as somebody; its text is the mark. */
export async function upload({ http }: TestApp, headers: Headers, mark: string): Promise<string> {
  const boundary = 'walk';
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${mark}\r\n--${boundary}--\r\n`;
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const url = `/api/towns/${TOWN}/attachments`;
  const answer = await http.inject({ method: 'POST', url, payload, headers: { ...headers, ...type } });
  if (answer.statusCode !== 201) throw new Error(`upload: ${answer.body}`);
  return answer.json().id as string;
}

/** A case as people make it: reported with a file, filed, given to a unit. */
async function liveCase({ http }: TestApp, headers: Headers, whose: 'A' | 'B', leadUnitId: string, file: string) {
  const mark = markOf(whose);
  const ask = async (path: string, payload: object): Promise<string> => {
    const answer = await http.inject({
      method: 'POST',
      url: `/api/towns/${TOWN}${path}`,
      payload,
      headers: { ...headers },
    });
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
    return answer.json().id as string;
  };
  const place = whose === 'A' ? { position: [120.5, 31.5] } : {};
  // The whole name stands nowhere else: a title hides the name of who reported.
  const reporter = { name: `${mark} caller`, phone: '13812345678' };
  const facts = {
    kind: 'ticket',
    source: 'phone',
    title: `${mark} title`,
    text: mark,
    attachmentIds: [file],
    reporter,
  };
  const id = await ask('/cases', { ...facts, ...place });
  await ask(`/cases/${id}/actions/file`, { category: { taxonomy: 'small', code: '02' } });
  await ask(`/cases/${id}/actions/dispatch`, { leadUnitId });
  return id;
}

/** A request whose identity was checked, so that its cases may be asked for. */
async function privacyRequest({ http }: TestApp, headers: Headers, asked: string): Promise<string> {
  const post = async (path: string, payload: object): Promise<string> => {
    const url = `/api/towns/${TOWN}/privacy-requests${path}`;
    const answer = await http.inject({ method: 'POST', url, payload, headers: { ...headers } });
    if (answer.statusCode >= 300) throw new Error(`privacy request: ${answer.body}`);
    return answer.json().id as string;
  };
  const applicant = { name: '某人', phone: '13800135555' };
  const id = await post('', { kind: 'access', way: 'phone', applicant, asked });
  return post(`/${id}/verify`, { identity: 'document' });
}

type Loose = Exclude<Thing, 'case' | 'attachment' | 'unit' | 'privacy request'>;

async function makeIn(
  { db, person }: Pick<TestApp, 'db' | 'person'>,
  town: string,
  whose: Whose,
  area: string | null,
): Promise<Readonly<Record<Loose, string>>> {
  const dummy = await person({});
  return inTown(db.ownerSql, town, systemActor, async (sql) => {
    const mark = markOf(whose);
    const device = await newDevice(sql, mark, area);
    return {
      ...{ device, ...(await newAlarm(sql, mark, area, device)) },
      occasion: await newOccasion(sql, mark, area, device),
      round: await newRound(sql, mark, (await person({})).id, whose),
      import: await newImport(sql, mark),
      'full file': await newFullFile(sql, mark),
      report: await newReport(sql, mark),
      view: await newView(sql, mark, dummy.id),
      person: await member(sql, town, dummy.id, mark),
      key: await newKey(sql, town, mark),
      kiosk: await newKiosk(sql, town, mark),
      invitation: await newInvitation(sql, town, dummy.id),
    };
  });
}

async function newAlarm(sql: Sql, mark: string, area: string | null, device: string) {
  const [alarm, incident] = [randomUUID(), randomUUID()];
  await sql`
    insert into incident (id, version, concern, place_key, state, kind, severity, drill, device_id, community_code, devices, alarms, first_at, last_at)
    values (${incident}, 1, 'danger', ${mark}, 'open', 'fire', 'major', false, ${device}, ${area}, 1, 1, now(), now())`;
  await sql`
    insert into alarm (id, version, device_id, kind, severity, profile_id, rule, holding, state, text, times, first_at, last_at, raised_at, incident_id)
    values (${alarm}, 1, ${device}, 'fire', 'major', 'none', ${json(sql, aSignal(true).rule.name)}, '{fire}', 'raised', ${mark}, 1, now(), now(), now(), ${incident})`;
  await sql`
    insert into alarm_journal (alarm_id, seq, at, action, actor_role, to_state) values (${alarm}, 1, now(), 'raise', 'system', 'raised')`;
  await sql`
    insert into incident_journal (incident_id, seq, at, action, actor_role, to_state, detail)
    values (${incident}, 1, now(), 'open', 'system', 'open', '{}')`;
  return { alarm, incident };
}

/** Things of the other town: nobody of this one acts on them, so a row is enough. */
async function makeElsewhere(app: TestApp): Promise<Readonly<Record<Thing, string>>> {
  const loose = await makeIn(app, OTHER_TOWN, 'other town', null);
  return inTown(app.db.ownerSql, OTHER_TOWN, systemActor, async (sql) => {
    const unit = await newUnit(sql, markOf('other town'));
    const asked = await storedRequest(sql, markOf('other town'));
    return { ...loose, unit, 'privacy request': asked, ...(await storedCase(sql, markOf('other town'), unit)) };
  });
}

async function storedRequest(sql: Sql, mark: string): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into privacy_request (id, year, nth, number, kind, way, person, asked, received_at, due_at)
    values (${id}, 2026, 1, ${mark}, 'access', 'phone', 'AQEnobody', ${mark}, now(), now() + interval '20 days')`;
  return id;
}

async function storedCase(sql: Sql, mark: string, unitId: string) {
  const [id, attachment] = [randomUUID(), randomUUID()];
  await sql`
    insert into cases (id, number, version, kind, policy_id, policy_version, source, state, title, text, unit_ids, reported_at, updated_at)
    values (${id}, 'QT-20260101-00001', 1, 'ticket', 'hotline', 1, 'phone', 'filed', ${mark}, ${mark}, ${[unitId]}::uuid[], now(), now())`;
  await sql`
    insert into attachment (id, case_id, sha256, name, type, bytes, uploaded_by)
    values (${attachment}, ${id}, ${'0'.repeat(64)}, ${mark}, 'text/plain', 1, 'somebody')`;
  return { case: id, attachment };
}

async function newUnit(sql: Sql, mark: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into unit (id, code, name, kind) values (${id}, ${mark}, ${mark}, 'office')`;
  return id;
}

async function newDevice(sql: Sql, mark: string, area: string | null): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into device (id, protocol, external_id, name, community_code, lon, lat)
    values (${id}, 'mqtt', ${mark}, ${mark}, ${area}, 120.5, 31.5)`;
  return id;
}

async function newOccasion(sql: Sql, mark: string, area: string | null, device: string): Promise<string> {
  const id = randomUUID();
  // Plans are for all of a town to know, so that no drill is taken for a fire; only its own town's name is a mark.
  const name = mark === markOf('other town') ? mark : 'a drill';
  await sql`
    insert into occasion (id, kind, name, from_at, to_at, community_code, device_ids, created_by)
    values (${id}, 'drill', ${name}, now(), now() + interval '1 hour', ${area}, ${[device]}::uuid[], 'somebody')`;
  return id;
}

async function newImport(sql: Sql, mark: string): Promise<string> {
  const id = randomUUID();
  const name = mark === markOf('other town') ? `${mark}.csv` : 'list.csv';
  await sql`
    insert into import_run (id, kind, file_name, file_sha256, mapping, state, started_by)
    values (${id}, 'cases', ${name}, ${'0'.repeat(64)}, ${json(sql, { mapping: { kind: 'ticket', source: 'phone', columns: {} }, headings: [] })}, 'done', 'somebody')`;
  return id;
}

async function newFullFile(sql: Sql, mark: string): Promise<string> {
  const id = randomUUID();
  const about = mark === markOf('other town') ? mark : 'list.csv';
  await sql`
    insert into full_file (id, what, about_id, about, format, items, reason, asked_by, asked_at)
    values (${id}, 'bad_rows', ${randomUUID()}, ${about}, 'csv', 1, 'to correct it', 'somebody', now() - interval '1 minute')`;
  return id;
}

async function newReport(sql: Sql, mark: string): Promise<string> {
  const id = randomUUID();
  const period = { MARKALPHA: '2024-W01', MARKBRAVO: '2024-W02' }[mark] ?? '2024-W03';
  // A report tells of a whole town; only that of the other town bears its mark.
  const title = mark === markOf('other town') ? mark : '周报';
  const content = {
    ...{ kind: 'week', period, title, subtitle: '', organ: '', date: '2024-01-08', figures: {} },
    parts: [],
  };
  await sql`
    insert into report (id, kind, period, from_at, to_at) values (${id}, 'week', ${period}, '2024-01-01', '2024-01-08')`;
  await sql`
    insert into report_version (report_id, version, state, content, made_by) values (${id}, 1, 'draft', ${json(sql, content)}, 'system')`;
  return id;
}

async function newView(sql: Sql, mark: string, owner: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into saved_view (id, owner_id, name, query) values (${id}, ${owner}, ${mark}, 'state=filed')`;
  return id;
}

async function member(sql: Sql, town: string, id: string, mark: string): Promise<string> {
  const name = mark === markOf('other town') ? mark : '某人';
  await sql`update platform.person set name = ${name} where id = ${id}`;
  await sql`insert into platform.membership (user_id, town_id, roles) values (${id}, ${town}, '{leader}')`;
  return id;
}

async function newInvitation(sql: Sql, town: string, personId: string): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into platform.invitation (id, town_id, user_id, hash, created_by, expires_at)
    values (${id}, ${town}, ${personId}, ${randomUUID()}, 'system', now() + interval '1 day')`;
  return id;
}
