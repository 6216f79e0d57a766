import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { standard } from './dialect.ts';
import { encode } from './encode.ts';
import type { Frame, Items, Stamp, Unit, UnitName } from './frame.ts';

const u8 = fc.integer({ min: 0, max: 255 });
const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const u48 = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const FROM = Date.UTC(1999, 11, 31, 16) / 1000; // 2000-01-01 in China
const UNTIL = Date.UTC(2099, 11, 31, 15, 59, 59) / 1000;
const time: fc.Arbitrary<Stamp> = fc.oneof(
  fc.integer({ min: FROM, max: UNTIL }).map((seconds) => ({ at: seconds * 1000 })),
  fc.constant({ at: null, raw: '000000000000' }),
);
const text = fc
  .array(fc.constantFrom('东', '街', '道', '㐀', '1', '#'), { maxLength: 7 })
  .map((parts) => ({ text: parts.join('') }));

const system = { systemType: u8, systemAddress: u8 };
const address = { ...system, componentAddress: u32 };
const component = { ...address, componentType: u8 };
const spare = fc.record({ spare: u8 });
const systems = fc.record(system);

const ITEMS: { readonly [K in UnitName]: fc.Arbitrary<Items[K]> } = {
  'system-state': fc.record({ ...system, state: u16, time }),
  'component-state': fc.record({ ...component, state: u16, note: text, time }),
  analog: fc.record({ ...component, analogType: u8, raw: fc.integer({ min: -32768, max: 32767 }), time }),
  operation: fc.record({ ...system, marks: u8, operator: u8, time }),
  version: fc.record({ ...system, major: u8, minor: u8 }),
  config: fc.record({ ...system, note: text }),
  'component-config': fc.record({ ...component, note: text }),
  'system-time': fc.record({ ...system, time }),
  'device-state': fc.record({ state: u8, time }),
  'device-operation': fc.record({ marks: u8, operator: u8, time }),
  'device-version': fc.record({ major: u8, minor: u8 }),
  'device-config': fc.record({ note: text }),
  'device-time': fc.record({ time }),
  'read-system-state': systems,
  'read-component-state': fc.record(address),
  'read-analog': fc.record(address),
  'read-operations': fc.record({ ...system, count: u8, since: time }),
  'read-version': systems,
  'read-config': systems,
  'read-component-config': fc.record(address),
  'read-system-time': systems,
  'read-device-state': spare,
  'read-device-operations': fc.record({ count: u8, since: time }),
  'read-device-version': spare,
  'read-device-config': spare,
  'read-device-time': spare,
  'initialise-device': spare,
  'set-device-time': fc.record({ time }),
  'check-duty': fc.record({ minutes: u8 }),
};

const known = Object.entries(ITEMS).map(([type, item]) =>
  fc.array<unknown>(item, { maxLength: 20 }).map((items) => ({ type, items }) as Unit),
);
const opaque = fc
  .uint8Array({ minLength: 2, maxLength: 60 })
  .map((bytes): Unit => ({ type: 'opaque', hex: `96${Buffer.from(bytes).toString('hex')}` }));
const unit: fc.Arbitrary<Unit> = fc.oneof(fc.constant<Unit>({ type: 'none' }), opaque, ...known);

const frame: fc.Arbitrary<Frame> = fc.record({
  serial: u16,
  version: fc.tuple(u8, u8),
  time,
  source: u48,
  destination: u48,
  command: u8,
  unit,
});

test('every value decodes from its own bytes, in the binary and in the decimal clock', () => {
  for (const dialect of [standard, { ...standard, clock: 'bcd' as const, utcOffset: 0 }]) {
    const inRange = (value: Frame) => dialect.utcOffset === 480 || !JSON.stringify(value).includes(`"at":94`);
    fc.assert(
      fc.property(frame, (value) => {
        fc.pre(inRange(value));
        fc.pre(dialect.clock === 'binary' || !JSON.stringify(value).includes('000000000000'));
        expect(decode(encode(value, dialect), dialect)).toEqual({ ok: true, value });
      }),
      { numRuns: 500 },
    );
  }
});

test('any bytes in the unit come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1024 }), fc.integer({ min: 1, max: 30 }), (body, type) => {
      const bytes = encode({
        serial: 1,
        version: [1, 1],
        time: { at: 0 },
        source: 1,
        destination: 2,
        command: 2,
        unit: { type: 'opaque', hex: Buffer.from(body.length === 0 ? body : [type, ...body.slice(1)]).toString('hex') },
      });
      const decoded = decode(bytes);
      if (!decoded.ok) expect.fail(decoded.why);
      expect(encode(decoded.value)).toEqual(bytes);
    }),
    { numRuns: 500 },
  );
});
