import { expect, test } from 'vitest';
import { answerTopic, downTopic, readTopic } from './broker-topics.ts';

test.each([
  ['chengyun/up/sensor-7/telemetry', 'sensor-7', 'v1/devices/me/telemetry'],
  ['chengyun/up/烟感 7/events', '烟感 7', 'v1/devices/me/events'],
  ['chengyun/up/gw/v1/gateway/telemetry', 'gw', 'v1/gateway/telemetry'],
  ['chengyun/up/sensor-7/v2/t', 'sensor-7', 'v2/t'],
  ['chengyun/up/sensor-7/rpc/response/12', 'sensor-7', 'v1/devices/me/rpc/response/12'],
])('%s is of %s and means %s', (text, device, topic) => {
  expect(readTopic(text)).toEqual({ device, topic });
});

test('a topic without a device is none', () => {
  for (const text of ['chengyun/up/', 'chengyun/up/x', 'chengyun/up//telemetry', 'chengyun/down/x/attributes', 'a'])
    expect(readTopic(text)).toBeUndefined();
});

test('what is told to a device stands below its own name', () => {
  expect(downTopic('gate', { kind: 'call', id: 5, method: 'open', params: 1 })).toBe(
    'chengyun/down/gate/rpc/request/5',
  );
  expect(downTopic('gate', { kind: 'attributes', values: {} })).toBe('chengyun/down/gate/attributes');
  expect(answerTopic('gate', 'v1/devices/me/attributes/response/3')).toBe('chengyun/down/gate/attributes/response/3');
});
