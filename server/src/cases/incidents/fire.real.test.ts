import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDeviceTown, type DeviceTown } from '../../devices/alarms/a-device-town.ts';
import { until } from '../../devices/ingest/test-devices.ts';
import { runJobs } from '../../support/jobs/run-jobs.ts';
import { casesStage } from '../cases.ts';

let town: DeviceTown;
let stopJobs: () => Promise<void>;
beforeAll(async () => {
  town = await aDeviceTown([casesStage]);
  stopJobs = await runJobs(town.app.world, town.app.app.tasks, []);
});
afterAll(async () => {
  await stopJobs();
  await town.stop();
});

interface Seen {
  readonly id: string;
  readonly version: number;
  readonly building: string | null;
  readonly [name: string]: unknown;
}

async function incidentsOf(building: string): Promise<readonly Seen[]> {
  const answer = await town.get('/incidents?state=all');
  const { incidents } = answer.json() as { incidents: Seen[] };
  return incidents.filter((one) => one.building === building);
}

async function alarmOf(device: string) {
  return until(async () => (await town.alarms(`?device=${device}`))[0]);
}

test('two smoke detectors of one building become one incident and one fire case, each with its journal', async () => {
  const building = '青溪苑3号楼';
  const [first, second] = [
    await town.device({ profile: 'smoke-detector', building, name: '三楼走廊烟感' }),
    await town.device({ profile: 'smoke-detector', building, name: '四楼走廊烟感' }),
  ];
  await town.say(first, { events: [{ text: '烟雾' }] });
  expect(await alarmOf(first)).toMatchObject({ kind: 'fire', state: 'raised', severity: 'critical', incidentId: null });
  expect(await incidentsOf(building)).toEqual([]);

  await town.say(second, { events: [{}] });
  await alarmOf(second);
  const incident = await until(async () => (await incidentsOf(building)).find((one) => one['case'] !== null));
  expect(incident).toMatchObject({
    concern: 'danger',
    kind: 'fire',
    devices: 2,
    alarms: 2,
    drill: false,
    state: 'open',
  });

  const detail = (await town.get(`/incidents/${incident.id}`)).json() as {
    journal: { action: string }[];
    case: { id: string };
  };
  expect(detail.journal.map(({ action }) => action)).toEqual(['open', 'join', 'want_case', 'open_case']);
  const found = (await town.get(`/cases/${detail.case.id}`)).json() as Record<string, unknown>;
  expect(found).toMatchObject({
    ...{ kind: 'fire', source: 'device', state: 'reported', place: building, title: `${building} 火警` },
    category: { taxonomy: 'fire-safety', code: 'F0101' },
    externalNumber: incident.id,
  });
  expect(found['text']).toContain('四楼走廊烟感：感烟报警');
  expect((found['journal'] as { action: string }[]).map(({ action }) => action)).toEqual(['report']);
  expect((await alarmOf(first))['case']).toEqual({ id: detail.case.id, number: expect.stringMatching(/^CS/) });
});

test('a manual call point needs no other, and what comes later joins its incident without a second case', async () => {
  const building = '文汇广场';
  const button = await town.device({ profile: 'manual-call-point', building });
  const smoke = await town.device({ profile: 'smoke-detector', building });
  await town.say(button, { events: [{}] });
  const [incident] = await until(async () => {
    const list = await incidentsOf(building);
    return list[0]?.['case'] ? list : undefined;
  });
  await town.say(smoke, { events: [{}] });
  await until(async () => (await incidentsOf(building))[0]?.['alarms'] === 2);
  expect(await incidentsOf(building)).toMatchObject([{ id: incident?.id, case: incident?.['case'], devices: 2 }]);
});

test('one detector alone is an alarm only, until a person confirms it', async () => {
  const building = '独栋仓库';
  const smoke = await town.device({ profile: 'smoke-detector', building });
  await town.say(smoke, { events: [{}] });
  const alarm = await alarmOf(smoke);
  expect(alarm).toMatchObject({
    state: 'raised',
    incidentId: null,
    allowedActions: expect.arrayContaining(['confirm']),
  });
  const done = await town.post(`/alarms/${alarm.id}/actions/confirm`, { reason: '现场看到明火' });
  expect([done.statusCode, done.json()]).toEqual([200, expect.objectContaining({ state: 'confirmed' })]);
  const incident = await until(async () => (await incidentsOf(building)).find((one) => one['case'] !== null));
  expect(incident).toMatchObject({ devices: 1, alarms: 1 });
});

test('a drill raises alarms and an incident, both marked, and makes no case', async () => {
  const building = '实验小学教学楼';
  const now = Date.now();
  const drill = await town.post('/occasions', {
    ...{ kind: 'drill', name: '全校疏散演练', building },
    ...{ from: new Date(now - 60_000).toISOString(), to: new Date(now + 3_600_000).toISOString() },
  });
  expect(drill.statusCode).toBe(201);
  for (const profile of ['smoke-detector', 'manual-call-point']) {
    await town.say(await town.device({ profile, building }), { events: [{}] });
  }
  const incident = await until(async () => (await incidentsOf(building)).find((one) => one['alarms'] === 2));
  expect(incident).toMatchObject({ drill: true, case: null });
  const wanted = await town.app.world.ownerSql`select wanted from town_test.incident where id = ${incident.id}`;
  expect(wanted).toEqual([{ wanted: null }]);
  const alarms = await town.alarms(`?incident=${incident.id}`);
  expect(alarms.map((alarm) => alarm['occasion'])).toMatchObject([{ kind: 'drill' }, { kind: 'drill' }]);
});

test('behind a transmission device a call point makes the case at once, one detector with its system does not', async () => {
  const building = '供销大厦';
  const box = await town.device({ profile: 'transmission-device', building });
  const [system, smoke] = [
    { part: '1-1', component: 1 },
    { part: '1-1/2-7', component: 42 },
  ];
  await town.say(box, { events: [system, smoke] });
  await until(async () => (await incidentsOf(building))[0]?.['alarms'] === 2);
  expect(await incidentsOf(building)).toMatchObject([{ case: null }]);
  await town.say(box, { events: [{ part: '1-1/2-9', component: 23 }] });
  await until(async () => (await incidentsOf(building))[0]?.['case']);
  expect(await incidentsOf(building)).toMatchObject([{ alarms: 3, devices: 1, kind: 'fire' }]);
});

test('a confirmation of the control room makes the case, and the alarm tells of it', async () => {
  const building = '老年活动中心';
  const box = await town.device({ profile: 'transmission-device', building });
  await town.say(box, { events: [{ part: '1-1/2-7', component: 42 }] });
  const { id } = await alarmOf(box);
  await town.say(box, { events: [{ kind: 'confirm', part: '1-1' }] });
  await until(async () => (await incidentsOf(building))[0]?.['case']);
  const detail = (await town.get(`/alarms/${id}`)).json() as { journal: { action: string }[]; verdict: string | null };
  expect([detail.journal.map(({ action }) => action), detail.verdict]).toEqual([['raise', 'site_confirm'], null]);
});

test('a fire that somebody finds real in the middle of a drill makes its case', async () => {
  const building = '中学实验楼';
  const now = Date.now();
  await town.post('/occasions', {
    ...{ kind: 'maintenance', name: '烟感清洗', building },
    ...{ from: new Date(now - 60_000).toISOString(), to: new Date(now + 3_600_000).toISOString() },
  });
  const smoke = await town.device({ profile: 'smoke-detector', building });
  await town.say(smoke, { events: [{}] });
  const { id } = await alarmOf(smoke);
  await town.post(`/alarms/${id}/actions/confirm`, { reason: '现场确认起火' });
  const incident = await until(async () => (await incidentsOf(building)).find((one) => one['case'] !== null));
  expect(incident).toMatchObject({ drill: false, alarms: 1 });
});

test('a fault of a device that lives depend on makes a maintenance case', async () => {
  const building = '水厂泵房';
  const pump = await town.device({ profile: 'pump-room', building });
  await town.say(pump, { events: [{ kind: 'fault' }] });
  const incident = await until(async () => (await incidentsOf(building)).find((one) => one['case'] !== null));
  const { id } = incident['case'] as { id: string };
  expect((await town.get(`/cases/${id}`)).json()).toMatchObject({ kind: 'fire-maintenance', source: 'device' });
  expect(incident).toMatchObject({ concern: 'upkeep', kind: 'fault' });
});
