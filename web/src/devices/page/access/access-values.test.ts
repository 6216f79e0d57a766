import type { DeviceAccess } from '@chengyun/contract/device-access';
import { expect, test } from 'vitest';
import { accessChange, accessFault, accessValues, endsWith, waysOf } from './access-values.ts';

const PRINT = 'ab'.repeat(32);
const withToken: DeviceAccess = {
  ...{ allowedFrom: ['10.8.0.0/16'], shows: 'token', certificate: null, certificatePrint: null },
  ...{ hasCipherKey: false, shared: {} },
};
const certified: DeviceAccess = {
  ...withToken,
  shows: 'certificate',
  certificate: 'pump.town',
  certificatePrint: PRINT,
};

function changed(before: DeviceAccess, over: Partial<ReturnType<typeof accessValues>>) {
  return accessChange(before, { ...accessValues(before), ...over });
}

test('a form that nobody touched changes nothing', () => {
  expect([changed(withToken, {}), changed(certified, {})]).toEqual([null, null]);
});

test('a certificate takes the place of a token, with or without its print', () => {
  const over = { shows: 'certificate', certificate: ' pump.town ' } as const;
  expect(changed(withToken, over)).toEqual({ certificate: 'pump.town', certificatePrint: null });
  const print = `${'AB:'.repeat(31)}AB`;
  expect(changed(withToken, { ...over, print })).toEqual({ certificate: 'pump.town', certificatePrint: PRINT });
  expect(changed(certified, { print })).toBeNull();
});

test('what a device showed is taken away by what it was', () => {
  expect(changed(withToken, { shows: 'none' })).toEqual({ secret: null });
  expect(changed(certified, { shows: 'none' })).toEqual({ certificate: null });
});

test('addresses are read line by line, however they are parted', () => {
  expect(changed(withToken, { from: '10.8.0.0/16\n192.0.2.7， fd00::/8\n' })).toEqual({
    allowedFrom: ['10.8.0.0/16', '192.0.2.7', 'fd00::/8'],
  });
  expect(changed(withToken, { from: '' })).toEqual({ allowedFrom: [] });
});

test('a key is set, left or forgotten', () => {
  expect([changed(withToken, { key: 'k'.repeat(16) }), changed(withToken, { dropsKey: true })]).toEqual([
    { cipherKey: 'k'.repeat(16) },
    { cipherKey: null },
  ]);
});

test('what does not fit is told before it is sent', () => {
  const fault = (before: DeviceAccess, over: object) => accessFault(before, { ...accessValues(before), ...over });
  expect([
    fault(certified, { shows: 'token' }),
    fault(withToken, { secret: '123' }),
    fault(withToken, { shows: 'certificate' }),
    fault(certified, { print: 'ab:cd' }),
    fault(certified, {}),
    fault(withToken, {}),
  ]).toEqual(['secretNew', 'secretNew', 'needCertificate', 'badPrint', undefined, undefined]);
});

test('who changes what a device shows is told that the one before ends', () => {
  const ends = (before: DeviceAccess, over: object) => endsWith(before, { ...accessValues(before), ...over });
  expect([ends(withToken, { secret: '123456' }), ends(certified, { shows: 'none' }), ends(certified, {})]).toEqual([
    ...['endsToken', 'endsCertificate', undefined],
  ]);
});

test('each protocol has its own ways', () => {
  expect([waysOf('mqtt'), waysOf('hj212'), waysOf('gbt26875'), waysOf('ctwing')]).toEqual([
    ['token', 'certificate', 'none'],
    ['password', 'certificate', 'none'],
    ['certificate', 'none'],
    ['token', 'none'],
  ]);
});
