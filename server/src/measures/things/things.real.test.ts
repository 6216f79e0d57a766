import type { Position } from '@chengyun/contract/area';
import type { MeasureAnswer, MeasureInfo, MeasureRows } from '@chengyun/contract/measures-answer';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDeviceTown, type DeviceTown } from '../../devices/alarms/a-device-town.ts';
import { asSystem, until } from '../../devices/ingest/test-devices.ts';
import { announceGround, insertAreas } from '../../town/ground/store-ground.ts';
import { measuresStage } from '../measures-stage.ts';

let town: DeviceTown;
const early = new Date(Date.now() - 7_200_000).toISOString();

beforeAll(async () => {
  town = await aDeviceTown([measuresStage]);
  for (const [nth, one] of STORY.entries()) await live(one, nth);
  await town.device({ profile: 'smoke-detector', building: '丙楼', name: '未装' });
  await settle();
}, 60_000);
afterAll(() => town.stop());

interface Lived {
  readonly building: string;
  readonly kind: 'fire' | 'fault' | 'tamper';
  /** The alarm is made one of being offline, which takes longer than a test has. */
  readonly offline?: boolean;
  readonly acts?: readonly (readonly [action: string, reason?: string])[];
  /** Seconds the alarm is said to have waited. */
  readonly waited?: number;
}

const STORY: readonly Lived[] = [
  { building: '甲楼', kind: 'fire', acts: [['ack'], ['false', '厨房油烟']], waited: 60 },
  { building: '甲楼', kind: 'fire', acts: [['ack'], ['false', '吸烟']], waited: 180 },
  { building: '乙楼', kind: 'fire', acts: [['ack'], ['confirm']], waited: 600 },
  { building: '乙楼', kind: 'fire' },
  { building: '乙楼', kind: 'fault' },
  { building: '乙楼', kind: 'tamper', offline: true },
];

async function live({ building, kind, acts = [], waited = 0, offline }: Lived, nth: number): Promise<void> {
  const device = await town.device({ profile: 'smoke-detector', building, name: `烟感${nth}` });
  await town.say(device, { events: [{ kind }] });
  const { id } = await until(async () => (await town.alarms(`?device=${device}`))[0]);
  await town.app.world.ownerSql`
    update town_test.alarm set raised_at = raised_at - make_interval(secs => ${waited}),
      kind = case when ${offline ?? false} then 'offline' else kind end where id = ${id}`;
  for (const [action, reason] of acts) {
    const done = await town.post(`/alarms/${id}/actions/${action}`, reason ? { reason } : {});
    if (done.statusCode !== 200) throw new Error(JSON.stringify(done.json()));
  }
}

const [COMMUNITY, GRID] = ['310199101001', '310199101001G03'];

/** Puts 甲楼 into a grid of a town that has areas; 乙楼 and 丙楼 lie in its community only. */
async function settle(): Promise<void> {
  const { sql, ownerSql } = town.app.world;
  await ownerSql`update town_test.device set community_code = ${COMMUNITY},
    grid_code = case when building = '甲楼' then ${GRID} end`;
  const ring: Position[] = [
    [120, 31],
    [121, 31],
    [121, 32],
    [120, 31],
  ];
  const shape = { polygon: { type: 'Polygon' as const, coordinates: [ring] }, center: ring[0] ?? [0, 0], areaM2: 1 };
  const areas = [{ id: v7(), parentId: null, code: '310199101', level: 'town' as const, name: '镇', ...shape }];
  await asSystem(sql, async (own) => {
    await insertAreas(own, areas);
    await announceGround(own, 'test');
  });
}

async function figure(id: string, more = ''): Promise<MeasureAnswer> {
  const answer = await town.get(`/measures/${id}?from=${early}${more}`);
  if (answer.statusCode !== 200) throw new Error(JSON.stringify(answer.json()));
  return answer.json<MeasureAnswer>();
}

async function rows(id: string, more = ''): Promise<number> {
  let [count, cursor] = [0, ''];
  do {
    const next = cursor && `&cursor=${cursor}`;
    const page = (await town.get(`/measures/${id}/cases?from=${early}&limit=2${more}${next}`)).json<MeasureRows>();
    count += page.things.length;
    cursor = page.next ?? '';
  } while (cursor);
  return count;
}

test('alarms are counted, shared and timed by site, and every figure opens to its rows', async () => {
  expect((await figure('devices.alarms')).total).toMatchObject({ value: 6, before: { value: 0 } });
  const shares = await figure('devices.false-alarms', '&by=site');
  expect(shares.total).toMatchObject({ numerator: 2, denominator: 3, rows: 2 });
  expect(shares.groups.map(({ keys, value }) => [keys[0]?.key, value])).toEqual([
    ['乙楼', 0],
    ['甲楼', 1],
  ]);
  const minutes = (await figure('devices.time-to-acknowledge', '&by=profile')).groups[0]?.value;
  expect(Math.round(minutes ?? 0)).toBe(3);
  expect([
    await rows('devices.alarms'),
    await rows('devices.false-alarms', `&site=${encodeURIComponent('甲楼')}`),
    await rows('devices.false-alarms', '&part=denominator'),
    await rows('devices.false-alarms', '&part=rest'),
    await rows('devices.unacknowledged'),
  ]).toEqual([6, 2, 3, 1, 3]);
});

test('devices are counted as they stand now: online, in fault', async () => {
  // States are written some moments after what they tell of.
  await until(async () => (await figure('devices.online')).total.numerator === 5);
  expect((await figure('devices.online')).total).toMatchObject({ numerator: 5, denominator: 7, before: null });
  expect((await figure('devices.fault')).total.value).toBe(1);
  expect([await rows('devices.online'), await rows('devices.online', '&part=rest')]).toEqual([5, 2]);
});

test('narrowed to the town, a community or a grid, a figure counts what lies there and its list is as long', async () => {
  for (const [area, alarms, devices] of [
    ['310199101', 6, 7],
    [COMMUNITY, 6, 7],
    [GRID, 2, 2],
  ] as const) {
    const narrowed = `&area=${area}`;
    const counted = [(await figure('devices.alarms', narrowed)).total.rows, await rows('devices.alarms', narrowed)];
    const parts = await rows('devices.online', `${narrowed}&part=denominator`);
    const below = (await figure('devices.online', narrowed)).total.denominator;
    expect([area, ...counted, parts, below]).toEqual([area, alarms, alarms, devices, devices]);
  }
});

test('every measure of the town is listed and answers over HTTP', async () => {
  const { measures } = (await town.get('/measures')).json<{ measures: MeasureInfo[] }>();
  expect(measures.length).toBeGreaterThan(45);
  expect(measures.find(({ id }) => id === 'grid.closed-on-the-spot')?.family).toBe('grid');
  for (const { id, dimensions, subject } of measures) {
    const by = dimensions.slice(0, 2).join(',');
    expect([id, (await figure(id, `&by=${by}`)).measure.subject]).toEqual([id, subject]);
    expect((await town.get(`/measures/${id}/cases?from=${early}`)).statusCode).toBe(200);
  }
});

test('what does not fit is refused with what would', async () => {
  const told = async (path: string) => {
    const answer = await town.get(path);
    return [answer.statusCode, answer.json<{ detail: string }>().detail];
  };
  expect(await told('/measures/loop.nothing')).toEqual([
    404,
    'There is no measure "loop.nothing"; all of them are listed at /measures.',
  ]);
  expect(await told('/measures/loop.filed?by=moon')).toEqual([
    400,
    expect.stringContaining('by "moon" does not fit; give one or two of area'),
  ]);
  expect(await told('/measures/loop.filed?from=yesterday')).toEqual([
    400,
    expect.stringContaining('from "yesterday" does not fit'),
  ]);
  expect(await told('/measures/loop.filed?from=2026-02-30')).toEqual([
    400,
    expect.stringContaining('give a day such as'),
  ]);
  expect(await told('/measures/loop.filed?from=2026-02-03&to=2026-02-03')).toEqual([
    400,
    expect.stringContaining('from must be before to.'),
  ]);
  expect(await told('/measures/loop.filed/cases?cursor=x')).toEqual([400, expect.stringContaining('cursor')]);
});

test('a key that is none is refused with what would fit, of a figure, its list and its file alike', async () => {
  const told = async (path: string) => {
    const answer = await town.get(path);
    return [answer.statusCode, answer.json<{ code: string }>().code, answer.json<{ detail: string }>().detail];
  };
  const none = (detail: string) => [400, 'measure.unknown-key', expect.stringContaining(detail)];
  const filed = '/measures/loop.filed';
  expect(await told(`${filed}?source=nope`)).toEqual(none('There is no source "nope"; what fits: device, phone'));
  expect(await told(`${filed}/cases?source=nope`)).toEqual(none('There is no source "nope"'));
  expect(await told(`${filed}/export?format=csv&source=nope`)).toEqual(none('There is no source "nope"'));
  expect(await told(`${filed}?area=999999`)).toEqual(none('There is no area "999999"; what fits: the codes'));
  expect(await told(`${filed}?unit-grid=310199101001`)).toEqual(none('There is no unit grid'));
  expect(await told(`${filed}?unit=nobody`)).toEqual(none('There is no unit "nobody"'));
  expect(await told(`${filed}?category=grid:99`)).toEqual(none('There is no class "grid:99"'));
  expect(await told(`${filed}?kind=nope`)).toEqual(none('There is no kind of case "nope"; what fits: '));
  expect(await told(`${filed}?reporter=nobody`)).toEqual(none('There is no reporter "nobody"'));
  expect(await told(`${filed}/cases?hour=25`)).toEqual(none('There is no hour "25"; what fits: 0, 1, 2'));
  expect(await told('/measures/devices.alarms?kind=moon')).toEqual(
    none('There is no kind of alarm "moon"; what fits: fire'),
  );
  expect(await told('/measures/devices.online?profile=moon')).toEqual(none('There is no profile "moon"; what fits: '));
  expect(await told(`/measures/devices.online?site=${encodeURIComponent('丁楼')}`)).toEqual(
    none('There is no site "丁楼"'),
  );
  expect(await told('/measures/devices.alarms?area=310199101001001')).toEqual(
    none('There is no area "310199101001001"'),
  );
  expect((await town.get('/measures/devices.alarms/cases?weekday=8')).statusCode).toBe(400);
  expect((await town.get('/measures/devices.alarms/cases?day=2026-02-31x')).statusCode).toBe(400);
});

test('what nothing was counted of yet is a key all the same, and so is what is not known', async () => {
  for (const query of ['source=patrol', 'kind=fire', 'area=none', 'reporter=none']) {
    expect([query, (await town.get(`/measures/loop.filed?${query}`)).statusCode]).toEqual([query, 200]);
  }
});

test('the list behind a figure goes out as a file with exactly what was counted', async () => {
  const url = `/measures/devices.alarms/export?from=${early}`;
  const file = await town.get(`${url}&format=csv`);
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(file.body.trimEnd().split('\r\n').length - 1).toBe(await rows('devices.alarms'));
  expect((await town.get(url)).statusCode).toBe(400);
});
