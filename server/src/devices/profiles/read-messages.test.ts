import type { DeviceProfile } from '@chengyun/contract/profile';
import { expect, test } from 'vitest';
import { readMessages } from './read-messages.ts';

const START = new Date('2026-11-25T00:00:00Z');
const profile: DeviceProfile = {
  ...{ id: 'box', name: { zh: '箱', en: 'Box' }, heartbeatSeconds: 60, points: [], rules: [] },
  topics: [
    {
      ...{ topic: 'up/{box}', each: '$.list[*]', device: '$.sn', time: { path: '$.at', form: 'seconds' } },
      values: [{ name: 't', path: '$.t' }],
      events: [{ kind: 'fire', path: '$.fire', off: ['0'], part: '{box}' }],
    },
  ],
};

test('a message is told as it is read, and judged at the time it would come', () => {
  const payload = JSON.stringify({
    list: [
      { sn: 'S1', at: 1_700_000_000, t: '21', fire: 1 },
      { sn: 'S2', t: 3, fire: 2 },
    ],
  });
  const { read, said } = readMessages(profile, [{ after: 5, topic: 'up/B1', payload }], START);
  expect(read).toEqual([
    {
      ...{ topic: 'up/B1', why: null },
      said: [
        {
          ...{ device: 'S1', at: '2023-11-14T22:13:20.000Z', values: { t: 21 } },
          events: [{ kind: 'fire', on: true, part: 'B1' }],
        },
        { device: 'S2', at: null, values: { t: 3 }, events: [] },
      ],
    },
  ]);
  expect(said.map(({ at, readings }) => [at.toISOString(), readings[0]?.value])).toEqual([
    ['2026-11-25T00:00:05.000Z', 21],
    ['2026-11-25T00:00:05.000Z', 3],
  ]);
});

test('what cannot be read is told with the reason, and says nothing', () => {
  const messages = [
    { after: 1, topic: 'up/B1', payload: '{' },
    { after: 0, topic: 'down/B1', payload: '{}' },
  ];
  const { read, said } = readMessages(profile, messages, START);
  expect(read).toEqual([
    { topic: 'down/B1', why: 'no topic of this profile', said: [] },
    { topic: 'up/B1', why: expect.stringContaining('(byte 1)'), said: [] },
  ]);
  expect(said).toEqual([]);
});
