import type { AlarmFigures, Counted, FalseShare } from '@chengyun/contract/alarm-figures';
import { figureCuts } from '@chengyun/contract/alarm-query';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../ingest/test-devices.ts';
import { aDeviceTown, type DeviceTown } from '../a-device-town.ts';

let town: DeviceTown;
const from = new Date(Date.now() - 60_000).toISOString();
const to = new Date(Date.now() + 3_600_000).toISOString();

beforeAll(async () => {
  town = await aDeviceTown();
  for (const [nth, one] of STORY.entries()) await live(one, nth);
});
afterAll(() => town.stop());

interface Lived {
  readonly building: string;
  readonly model: string;
  readonly acts?: readonly (readonly [action: string, reason?: string])[];
  /** Seconds the alarm is said to have waited. */
  readonly waited?: number;
  readonly kind?: 'fire' | 'fault';
  readonly drill?: boolean;
}

/** What happened: false ones of one model in one building, real ones, tests, one that nobody looked at, a drill, a fault. */
const STORY: readonly Lived[] = [
  { building: '甲楼', model: 'YG-01', acts: [['ack'], ['false', '厨房油烟']], waited: 30 },
  { building: '甲楼', model: 'YG-01', acts: [['false', '厨房油烟']], waited: 200 },
  { building: '甲楼', model: 'YG-01', acts: [['ack'], ['false', '吸烟'], ['clear', '现场已恢复']], waited: 700 },
  { building: '乙楼', model: 'YG-01', acts: [['ack'], ['confirm']], waited: 20 },
  { building: '乙楼', model: 'QZ-7', acts: [['ack'], ['confirm', '现场确认有明火或烟雾'], ['clear', '已修复']] },
  { building: '丙楼', model: 'QZ-7', acts: [['test', '安装调试']] },
  { building: '丙楼', model: 'QZ-7' },
  { building: '丁楼', model: 'QZ-7', acts: [['test', '消防演练']], drill: true },
  { building: '丁楼', model: 'QZ-7', acts: [['ack']], kind: 'fault' },
];

async function live({ building, model, acts = [], waited = 0, kind = 'fire', drill }: Lived, nth: number) {
  if (drill) await town.post('/occasions', { kind: 'drill', name: '疏散演练', building, from, to });
  const device = await town.device({ profile: 'smoke-detector', building, model, name: `烟感${nth}` });
  await town.say(device, { events: [{ kind }] });
  const { id } = await until(async () => (await town.alarms(`?device=${device}`))[0]);
  await town.app.world.ownerSql`
    update town_test.alarm set raised_at = raised_at - make_interval(secs => ${waited}) where id = ${id}`;
  for (const [action, reason] of acts) {
    const done = await town.post(`/alarms/${id}/actions/${action}`, reason ? { reason } : {});
    if (done.statusCode !== 200) throw new Error(JSON.stringify(done.json()));
  }
}

const early = new Date(Date.now() - 7_200_000).toISOString();

async function figures(more = ''): Promise<AlarmFigures> {
  return (await town.get(`/alarms/figures?from=${early}&to=${to}${more}`)).json<AlarmFigures>();
}

async function shares(by: string, more = ''): Promise<readonly FalseShare[]> {
  const answer = await town.get(`/alarms/false-share?by=${by}&from=${early}&to=${to}${more}`);
  return answer.json<{ shares: FalseShare[] }>().shares;
}

/** How many alarms the list of a figure has, read page by page. */
async function listed({ opens }: Counted): Promise<number> {
  let [count, cursor] = [0, ''];
  do {
    const query = new URLSearchParams({ ...(opens as Record<string, string>), limit: '2', ...(cursor && { cursor }) });
    const page = (await town.get(`/alarms?${query}`)).json<{ alarms: unknown[]; next: string | null }>();
    count += page.alarms.length;
    cursor = page.next ?? '';
  } while (cursor);
  return count;
}

function isCounted(value: unknown): value is Counted {
  return typeof value === 'object' && value !== null && 'n' in value && 'opens' in value;
}

/** Every count anywhere in an answer. */
function countsIn(value: unknown): readonly Counted[] {
  if (isCounted(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(countsIn) : [];
}

test('verdicts, reasons and pace of a period; drills and faults are left out, and a test is neither real nor false', async () => {
  const { alarms, confirmed, false: wrong, test: tests, unjudged, falseShare, reasons, ...rest } = await figures();
  expect([alarms.n, confirmed.n, wrong.n, tests.n, unjudged.n, falseShare]).toEqual([7, 2, 3, 1, 1, 0.6]);
  expect(reasons.map(({ verdict, reason, counted }) => [verdict, reason, counted.n])).toEqual([
    ['false', '厨房油烟', 2],
    ['confirmed', '-', 1],
    ['confirmed', '现场确认有明火或烟雾', 1],
    ['false', '吸烟', 1],
    ['test', '安装调试', 1],
  ]);
  expect(rest.acknowledged.bands.map(({ speed, counted }) => [speed, counted.n])).toEqual([
    ['m1', 4],
    ['m3', 0],
    ['m10', 1],
    ['h1', 1],
    ['later', 0],
    ['none', 1],
  ]);
  expect([rest.acknowledged.done.n, Math.round((rest.acknowledged.medianSeconds ?? 0) / 10) * 10]).toEqual([6, 30]);
  expect(rest.days.reduce((sum, { alarms: ofDay }) => sum + ofDay.n, 0)).toBe(7);
});

test('the false share by site, model and device, worst first; devices that alarm falsely again stand alone', async () => {
  const told = (list: readonly FalseShare[]) => list.map((one) => [one.key, one.alarms.n, one.false.n, one.share]);
  expect(told(await shares('site'))).toEqual([
    ['甲楼', 3, 3, 1],
    ['丙楼', 2, 0, null],
    ['乙楼', 2, 0, 0],
  ]);
  expect(told(await shares('model'))).toEqual([
    ['YG-01', 4, 3, 0.75],
    ['QZ-7', 3, 0, 0],
  ]);
  expect(told(await shares('profile'))).toEqual([['smoke-detector', 7, 3, 0.6]]);
  expect((await shares('device', '&least=1')).map(({ name, site }) => [name, site]).toSorted()).toEqual([
    ['烟感0', '甲楼'],
    ['烟感1', '甲楼'],
    ['烟感2', '甲楼'],
  ]);
});

test('every figure opens to exactly the alarms it counts', async () => {
  const asked: unknown[] = [await figures(), await figures('&kind=fire')];
  for (const by of figureCuts) asked.push(await shares(by));
  const counts = asked.flatMap(countsIn);
  expect(counts.length).toBeGreaterThan(60);
  for (const one of counts) expect({ ...one, n: await listed(one) }).toEqual(one);
});

test('a period without alarms has figures of nought and no share', async () => {
  const answer = await town.get('/alarms/figures?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z');
  const { alarms, falseShare, acknowledged, days, reasons } = answer.json<AlarmFigures>();
  expect([alarms.n, falseShare, acknowledged.medianSeconds, days, reasons]).toEqual([0, null, null, [], []]);
});
