import { expect, test } from 'vitest';
import { dialectNamed as gbt26875, readDialectText as readGbt26875 } from '../gbt26875/dialect.ts';
import { dialectNamed as hj212, readDialectText as readHj212 } from '../hj212/dialect.ts';

test('names and settings add up, and what a name leaves alone stays', () => {
  const text = 'dahua-style nb-iot-no-sum clock=bcd loop=low foreign=19 scale.4=MPa/1000 scale.130=V/10 object.2=40';
  expect(readGbt26875(text)).toEqual({
    ok: true,
    value: {
      ...{ name: text, checksum: 'ignored', foreignLengths: [19], clock: 'bcd', utcOffset: 480, zeroState: 'clear' },
      ...{ identity: 'destination', loop: 'low', userCommands: 'denied', objectSizes: { 2: 40 } },
      scales: { 4: { name: '压力', unit: 'MPa', divisor: 1000 }, 130: { name: '模拟量', unit: 'V', divisor: 10 } },
    },
  });
  expect(hj212('modbus-crc dust-micrograms alias.B02=a34002 scale.a34001=0.01')).toMatchObject({
    ...{ crc: 'modbus-too', length: 'required', aliases: { B02: 'a34002' } },
    scales: { a34001: 0.01, a34002: 0.001 },
  });
});

test.each([
  [readGbt26875, 'dahua', 0, 'dahua is none of standard, '],
  [readGbt26875, 'loop-low clock=sun', 9, 'clock=sun does not fit'],
  [readGbt26875, 'colour=red', 0, 'colour is none of checksum, '],
  [readGbt26875, 'scale.4=MPa', 0, 'scale.4=MPa does not fit'],
  [readGbt26875, 'object.2=0', 0, 'object.2=0 does not fit'],
  [readGbt26875, 'constructor', 0, 'constructor is none of'],
  [readHj212, 'segment=10000', 0, 'segment=10000 does not fit'],
  [readHj212, 'scale.a34001=-1', 0, 'scale.a34001=-1 does not fit'],
  [readHj212, 'unit=mg', 0, 'unit=mg does not fit'],
])('%o refuses %s', (read, text, at, why) => {
  expect(read(text)).toEqual({ ok: false, at, why: expect.stringContaining(why) });
});

test('a device without a dialect, or with one that does not fit, speaks the standard', () => {
  expect([gbt26875(null), gbt26875('nonsense')]).toEqual([gbt26875('standard'), gbt26875('standard')]);
  expect(gbt26875('loop-low')).toBe(gbt26875('loop-low'));
});
