import type { TopicMap } from '@chengyun/contract/topic-map';
import { expect, test } from 'vitest';
import { readMapped } from './read-mapped.ts';

const text = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const listing: TopicMap = {
  ...{ topic: 'sd/fire/{module}/info', each: '$.devs[*]', device: '$.sn', time: { path: '$.at', form: 'local' } },
  values: [{ name: 'battery', path: '$.bat' }],
  pairs: { each: '$.dp[*]', name: '$.property', value: '$.value' },
  events: [
    { kind: 'fire', path: '$.state', on: ['1', 'alarm'], off: ['0'], part: '{module}', text: '$.msg', component: 40 },
  ],
};

test('each thing of a list is of its own device, with its time, values, pairs and events', () => {
  const read = readMapped(
    [listing],
    'sd/fire/M-1/info',
    text({
      devs: [
        {
          sn: 'S1',
          at: '2026-11-20 09:15:00',
          bat: '87',
          state: 1,
          msg: '三层',
          dp: [{ property: 'smoke', value: 0.4 }],
        },
        { sn: 'S2', at: 'yesterday', bat: null, state: 0, dp: [{ property: 'door', value: 'open' }, { value: 1 }] },
        { sn: 'S3', state: 7, bat: 3, dp: [] },
      ],
    }),
  );
  expect(read).toEqual([
    {
      ...{ device: 'S1', deviceAt: new Date('2026-11-20T01:15:00Z') },
      readings: [
        { point: 'battery', value: 87 },
        { point: 'smoke', value: 0.4 },
      ],
      events: [{ kind: 'fire', on: true, part: 'M-1', text: '三层', component: 40 }],
    },
    {
      ...{ device: 'S2', deviceAt: null, readings: [{ point: 'door', value: 'open' }] },
      events: [{ kind: 'fire', on: false, part: 'M-1', text: null, component: 40 }],
    },
    { device: 'S3', deviceAt: null, readings: [{ point: 'battery', value: 3 }], events: [] },
  ]);
});

test('without each the payload is the thing, without device it is the one that is connected', () => {
  const maps: TopicMap[] = [
    { topic: 'up/+', values: [{ name: 't', path: '$.data.t' }], time: { path: '$.ts', form: 'seconds' } },
    { topic: 'alarm', events: [{ kind: 'warning' }] },
  ];
  expect(readMapped(maps, 'up/1', text({ ts: 1_763_600_000, data: { t: 21.5 } }))).toEqual([
    { device: null, deviceAt: new Date(1_763_600_000_000), readings: [{ point: 't', value: 21.5 }], events: [] },
  ]);
  expect(readMapped(maps, 'alarm', text({}))).toEqual([
    { device: null, deviceAt: null, readings: [], events: [{ kind: 'warning', on: true, part: null, text: null }] },
  ]);
});

test('what cannot be read is told, what no map is for is left to others', () => {
  expect(readMapped([listing], 'sd/fire/M-1/alarm', text({}))).toBeUndefined();
  expect(readMapped([listing], 'sd/fire/M-1/info', text('{"devs":'))).toContain('(byte 8)');
  expect(readMapped([listing], 'sd/fire/M-1/info', text({}))).toBe('nothing stands at $.devs[*] (each)');
  expect(readMapped([listing], 'sd/fire/M-1/info', text({ devs: [{ bat: 1 }] }))).toBe('no device stands at $.sn');
  const plain: TopicMap = { topic: 'up', values: [{ name: 't', path: '$.t' }] };
  expect(readMapped([plain], 'up', text({ temperature: 1 }))).toBe('nothing of what its topics name is in the payload');
});

test('a map of events alone may find that nothing has happened', () => {
  const map: TopicMap = { topic: 'up', events: [{ kind: 'fire', path: '$.fire' }] };
  expect(readMapped([map], 'up', text({ fire: 'no' }))).toEqual([
    { device: null, deviceAt: null, readings: [], events: [] },
  ]);
});
