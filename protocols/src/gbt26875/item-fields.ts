import { type Said, same } from '../wire/explained.ts';
import { i16, u16, u32 } from '../wire/little-endian.ts';
import type { Dialect } from './dialect.ts';
import type { UnitName } from './frame.ts';
import { namesOf, placeOf } from './meaning.ts';
import { readNote } from './note.ts';
import { readStamp } from './stamp.ts';
import {
  ANALOG_TYPE,
  COMPONENT_STATE_BITS,
  COMPONENT_TYPE,
  DEVICE_OPERATION_BITS,
  DEVICE_STATE_BITS,
  OPERATION_BITS,
  SYSTEM_STATE_BITS,
  SYSTEM_TYPE,
} from './table.ts';
import { BIT_WORDS, COMPONENT_EN, FIELD_WORDS, QUANTITY_WORDS, SYSTEM_EN } from './words.ts';

/** A field of an information object: its name, its bytes, and what they say. `from` is where the object begins. */
export type ItemField = {
  readonly name: Said;
  readonly size: number | ((bytes: Uint8Array, at: number) => number);
  readonly say: (bytes: Uint8Array, at: number, dialect: Dialect, from: number) => Said;
};

const byte = (bytes: Uint8Array, at: number) => same(bytes[at] ?? 0);

function coded(zh: Readonly<Record<number, string>>, en: Readonly<Record<number, string>>): ItemField['say'] {
  return (bytes, at) => {
    const code = bytes[at] ?? 0;
    return { zh: `${code} ${zh[code] ?? '未定义'}`, en: `${code} ${en[code] ?? 'not defined'}` };
  };
}

function bits(size: 1 | 2, table: readonly string[]): ItemField['say'] {
  return (bytes, at) => {
    const state = size === 1 ? (bytes[at] ?? 0) : u16(bytes, at);
    const names = namesOf(state, table).map((name) => BIT_WORDS[name] ?? same(name));
    const code = `0x${state.toString(16).padStart(size * 2, '0')}`;
    if (names.length === 0) return { zh: `${code} 全为零`, en: `${code} all clear` };
    return {
      zh: `${code} ${names.map(({ zh }) => zh).join('、')}`,
      en: `${code} ${names.map(({ en }) => en).join(', ')}`,
    };
  };
}

/** Six bytes of time as people read it, on the device's own clock. */
export const sayTime: ItemField['say'] = (bytes, at, dialect) => {
  const stamp = readStamp(bytes, at, dialect);
  if (stamp.at === null) return { zh: '不是有效时间', en: 'no valid time' };
  return same(new Date(stamp.at + dialect.utcOffset * 60_000).toISOString().slice(0, 19).replace('T', ' '));
};

const sayPlace: ItemField['say'] = (bytes, at, dialect) => {
  const address = u32(bytes, at);
  const { loop, number } = placeOf(address, dialect);
  return { zh: `${address}（${loop} 回路 ${number} 号）`, en: `${address} (loop ${loop}, number ${number})` };
};

const sayAnalogType: ItemField['say'] = (bytes, at, dialect) => {
  const type = bytes[at] ?? 0;
  const scale = dialect.scales[type] ?? ANALOG_TYPE[type];
  if (!scale) return { zh: `${type} 未定义`, en: `${type} not defined` };
  return {
    zh: `${type} ${scale.name}（${scale.unit}）`,
    en: `${type} ${QUANTITY_WORDS[scale.name] ?? scale.name} (${scale.unit})`,
  };
};

const sayAnalog: ItemField['say'] = (bytes, at, dialect) => {
  const raw = i16(bytes, at);
  const type = bytes[at - 1] ?? 0;
  const scale = dialect.scales[type] ?? ANALOG_TYPE[type];
  return same(scale ? `${raw} → ${raw / scale.divisor} ${scale.unit}` : raw);
};

const sayNote =
  (length: number): ItemField['say'] =>
  (bytes, at) => {
    const { text } = readNote(bytes, at, length);
    return text === '' ? { zh: '（空）', en: '(empty)' } : same(text);
  };

const F = FIELD_WORDS;
const time: ItemField = { name: F.time, size: 6, say: sayTime };
const plain = (name: Said): ItemField => ({ name, size: 1, say: byte });
const system: readonly ItemField[] = [
  { name: F.systemType, size: 1, say: coded(SYSTEM_TYPE, SYSTEM_EN) },
  plain(F.systemAddress),
];
const place: ItemField = { name: F.componentAddress, size: 4, say: sayPlace };
const component: readonly ItemField[] = [
  ...system,
  { name: F.componentType, size: 1, say: coded(COMPONENT_TYPE, COMPONENT_EN) },
  place,
];
const note: ItemField = { name: F.note, size: 31, say: sayNote(31) };
const counted: readonly ItemField[] = [
  plain(F.noteLength),
  {
    name: F.note,
    size: (bytes, at) => bytes[at - 1] ?? 0,
    say: (bytes, at, dialect, from) => sayNote(bytes[at - 1] ?? 0)(bytes, at, dialect, from),
  },
];
const operation = (table: readonly string[]): readonly ItemField[] => [
  { name: F.marks, size: 1, say: bits(1, table) },
  plain(F.operator),
  time,
];
const version = [plain(F.major), plain(F.minor)];

/** The fields of the information objects of each unit (8.3.1, 8.3.2), as `LAYOUTS` reads them. */
export const ITEM_FIELDS: Readonly<Record<UnitName, readonly ItemField[]>> = {
  'system-state': [...system, { name: F.state, size: 2, say: bits(2, SYSTEM_STATE_BITS) }, time],
  'component-state': [...component, { name: F.state, size: 2, say: bits(2, COMPONENT_STATE_BITS) }, note, time],
  analog: [
    ...component,
    { name: F.analogType, size: 1, say: sayAnalogType },
    { name: F.analog, size: 2, say: sayAnalog },
    time,
  ],
  operation: [...system, ...operation(OPERATION_BITS)],
  version: [...system, ...version],
  config: [...system, ...counted],
  'component-config': [...component, note],
  'system-time': [...system, time],
  'device-state': [{ name: F.state, size: 1, say: bits(1, DEVICE_STATE_BITS) }, time],
  'device-operation': operation(DEVICE_OPERATION_BITS),
  'device-version': version,
  'device-config': counted,
  'device-time': [time],
  'read-system-state': system,
  'read-component-state': [...system, place],
  'read-analog': [...system, place],
  'read-operations': [...system, plain(F.records), time],
  'read-version': system,
  'read-config': system,
  'read-component-config': [...system, place],
  'read-system-time': system,
  'read-device-state': [plain(F.spare)],
  'read-device-operations': [plain(F.records), time],
  'read-device-version': [plain(F.spare)],
  'read-device-config': [plain(F.spare)],
  'read-device-time': [plain(F.spare)],
  'initialise-device': [plain(F.spare)],
  'set-device-time': [time],
  'check-duty': [plain(F.minutes)],
};
