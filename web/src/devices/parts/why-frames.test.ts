import { expect, test } from 'vitest';
import { knownWhy } from './why-frames.ts';

test('what a gateway notes is known by its sentence, with what it names', () => {
  expect([
    knownWhy('wrong CRC'),
    knownWhy('no start mark @@'),
    knownWhy('came from 127.0.0.1, may only come from 10.8.0.0/16, 10.9.0.0/16'),
    knownWhy('came from an unknown address, may only come from 10.8.0.0/16'),
    knownWhy('the certificate "pump-7" is not to be trusted: CERT_REVOKED'),
    knownWhy('must show the certificate "a" or "b", showed none'),
    knownWhy('sd/fire/7/info: nothing of what its topics name is in the payload'),
    knownWhy('v1/devices/me/telemetry: expected a value (byte 5)'),
    knownWhy('a/b: a/b is no topic of this interface (byte 0)'),
    knownWhy('v1/devices/me/events: kind is none of fire, warning'),
  ]).toEqual([
    { key: 'crc', values: {} },
    { key: 'noStart', values: { mark: '@@' } },
    { key: 'address', values: { from: '127.0.0.1', allowed: '10.8.0.0/16, 10.9.0.0/16' } },
    { key: 'hidden', values: { allowed: '10.8.0.0/16' } },
    { key: 'untrusted', values: { name: 'pump-7', code: 'CERT_REVOKED' } },
    { key: 'certificate', values: { wanted: '"a" or "b"', shown: 'none' } },
    { key: 'empty', values: {} },
    { key: 'breaks', values: { at: '5' } },
    { key: 'ourTopics', values: { topic: 'a/b' } },
    { key: 'eventKind', values: { known: 'fire, warning' } },
  ]);
});

test('what is not known is told as it was noted', () => {
  expect(knownWhy('ts is no time in milliseconds')).toBeUndefined();
});
