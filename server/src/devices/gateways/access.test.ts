import { expect, test } from 'vitest';
import type { KnownDevice } from '../registry/known-device.ts';
import { addressOf, knownRanges, mayComeFrom, peerName, readRange } from './access.ts';

const anywhere: KnownDevice = {
  ...{
    id: 'd',
    townId: 't',
    protocol: 'hj212',
    externalId: 'MN',
    parentId: null,
    credentialHash: null,
    certificatePrint: null,
  },
  ...{ isActive: true, dialect: null, profileId: null, allowedFrom: null, cipherKey: null },
};

test('a device without a list may come from anywhere, one with a list from there alone', () => {
  const bound = { ...anywhere, allowedFrom: ['10.8.0.0/16', '192.0.2.7', 'fd00::/8'] };
  const from = (peer: string) => [mayComeFrom(anywhere, peer), mayComeFrom(bound, peer)];
  for (const peer of ['10.8.3.4:5001', '192.0.2.7', '[::ffff:10.8.3.4]:5001', 'fd00::1', '[fd12::1]:40000'])
    expect([peer, ...from(peer)]).toEqual([peer, true, true]);
  for (const peer of ['10.9.0.1:1', '192.0.2.8', 'fe80::1', '', 'broker.local'])
    expect([peer, ...from(peer)]).toEqual([peer, true, false]);
});

test('an address is taken from its port, and out of IPv6', () => {
  expect(['10.0.0.1:80', '10.0.0.1', '[::ffff:10.0.0.1]:80', 'fd00::1', ''].map(addressOf)).toEqual([
    ...['10.0.0.1', '10.0.0.1', '10.0.0.1', 'fd00::1', ''],
  ]);
  expect([addressOf(peerName('fd00::1', 80)), peerName('10.0.0.1', 80), peerName(undefined, 1)]).toEqual([
    ...['fd00::1', '10.0.0.1:80', ''],
  ]);
});

test('what is no address or network is told', () => {
  expect(['10.0.0.0/33', '10.0.0', 'host', '', '::/129', '10.0.0.1/'].map(readRange)).toEqual(Array(6).fill(undefined));
  expect(readRange('fd00::/8')).toEqual({ address: 'fd00::', bits: 8 });
});

test('a list is kept as networks, without the bits beyond their length', () => {
  expect(knownRanges(['10.8.3.4/16', '192.0.2.7', '0.0.0.0/0', 'fd12:3456::1/20', '::1', ' 10.0.0.255/25 '])).toEqual([
    ...['10.8.0.0/16', '192.0.2.7/32', '0.0.0.0/0', 'fd12:3000:0:0:0:0:0:0/20', '::1', '10.0.0.128/25'],
  ]);
  expect(() => knownRanges(['somewhere'])).toThrow('device.bad-range');
});
