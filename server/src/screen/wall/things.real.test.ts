import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { aRealTown } from '../../cases/testing/a-real-town.ts';
import { people } from '../../cases/testing/a-town.ts';
import { healthCounts, healthList } from '../../devices/alarms/view/health-list.ts';
import { devicePage } from '../../devices/desk/device-queries.ts';
import { openCatalogue } from '../../measures/plan/catalogue.ts';
import { devicesOf } from './things.ts';

const NOW = new Date('2026-04-27T12:00:00+08:00');
const BEFORE = new Date('2026-04-20T12:00:00+08:00');

test('devices in use and what waits for maintenance are as many as the lists they open to, never heard of and without a kind too', async () => {
  const town = await aRealTown();
  const { ownerSql } = town.db;
  const add = async (profile: string | null, state = 'active', admitted = BEFORE) => {
    const id = v7();
    await ownerSql`
      insert into town_test.device (id, protocol, external_id, name, profile_id, state, admitted_at)
      values (${id}, 'mqtt', ${id}, ${id}, ${profile}, ${state}, ${admitted})`;
    return id;
  };
  const speaks = (id: string) => ownerSql`
    insert into town_test.device_state (device_id, points, last_at, last_seen) values (${id}, '{}', ${NOW}, ${NOW})`;
  const [silent, away] = [await add('smoke-detector'), await add('smoke-detector', 'disabled')];
  for (const id of [silent, away]) await speaks(id);
  await ownerSql`
    insert into town_test.device_health (device_id, kind, since) select id, kind, ${BEFORE}
    from unnest(${[silent, away]}::uuid[]) id, unnest(array['silent', 'low_battery']) kind`;
  await speaks(await add(null));
  await add('smoke-detector'); // never heard of
  await add('smoke-detector', 'disabled');
  await add('smoke-detector', 'active', NOW); // let in today
  await add(null); // says nothing and needs none
  const ground = await town.loop.grounds.of('test');
  const measures = (await openCatalogue())(ground);
  const [{ total, figures }, lines, counts, inUse] = await town.as(people.chief, async (sql) => [
    await devicesOf({ sql, ground, measures, actor: people.chief, now: NOW, cases: {} }),
    await healthList(sql, {}, NOW),
    await healthCounts(sql, {}, NOW),
    await devicePage(sql, { state: 'active' }),
  ]);
  expect(total).toMatchObject({ value: inUse.devices.length, opens: { to: 'devices', search: { state: 'active' } } });
  expect(counts).toEqual({ silent: 1, low_battery: 1, stuck: 0, zero: 0, never_heard: 1, no_profile: 1 });
  expect(lines.map(({ kind }) => kind).toSorted()).toEqual(['low_battery', 'never_heard', 'no_profile', 'silent']);
  expect(figures.find(({ opens }) => opens.to === 'device-health')).toMatchObject({ value: lines.length });
  const few = await town.as(people.chief, (sql) => healthList(sql, { kind: 'never_heard' }, NOW));
  expect(few).toMatchObject([{ kind: 'never_heard', since: BEFORE.toISOString() }]);
  await town.db.close();
});
