import { chance } from '../town/chance.ts';
import type { Nature } from '../town/kinds.ts';
import type { SimDevice } from '../town/sim-device.ts';
import type { Values } from './message.ts';
import { bustle, isCooking, isWorking } from './rhythm.ts';

/** What values are drawn from. */
export type Draw = {
  readonly seed: number;
  readonly device: SimDevice;
  readonly n: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** 0 to 1: how much the device's building burns. */
  readonly fire: number;
};

/** What a device measures at an instant; the same for the same draw. Nothing for a mere sign of life. */
export function valuesOf(draw: Draw): Values {
  return VALUES[draw.device.kind.nature](draw);
}

const HOUR_MS = 3_600_000;
const WEAK_BATTERY = 0.006;
/** How many of the kitchens near a detector smoke in an hour in which people cook. */
const SMOKY_KITCHEN = 0.0002;
/** How many doors that report stand open until they report again: of 3,500 that do each hour some twenty in a day. */
const LEFT_OPEN = 0.0006;

const VALUES: Readonly<Record<Nature, (draw: Draw) => Values>> = {
  smoke: (draw) => ({
    smoke: round(smokeOf(draw), 3),
    temperature: round(18 + 8 * bustle(draw.at) + 40 * draw.fire + noise(draw, 1), 1),
    battery: batteryOf(draw),
  }),
  electrical: (draw) => {
    const load = bustle(draw.at) * (0.6 + 0.4 * own(draw, 2));
    const warm = 22 + 24 * load;
    return {
      residual_current: round(40 + 120 * own(draw, 3) + 25 * load + 10 * noise(draw, 4), 1),
      temperature_a: round(warm + noise(draw, 5), 1),
      temperature_b: round(warm + 1.5 * noise(draw, 6), 1),
      temperature_c: round(warm + 2 * noise(draw, 7), 1),
      current: round(12 + 160 * load, 1),
    };
  },
  gas: (draw) => ({ gas: round(Math.max(0, 0.6 + noise(draw, 1) + 0.4 * bustle(draw.at)), 2), valve: 'open' }),
  pump: (draw) => ({
    level: round(2.4 + 0.9 * own(draw, 1) + 0.05 * noise(draw, 2) - 0.6 * draw.fire, 3),
    pressure: round(0.42 + 0.05 * own(draw, 3) + 0.004 * noise(draw, 4), 3),
    power: true,
    mode: 'auto',
  }),
  hydrant: (draw) => ({
    pressure: round(0.28 + 0.12 * own(draw, 1) - 0.03 * bustle(draw.at) + 0.004 * noise(draw, 2) - 0.1 * draw.fire, 3),
    battery: batteryOf(draw),
  }),
  door: (draw) => ({
    door: chance(draw.seed, draw.device.nth, draw.n, 3) < LEFT_OPEN * bustle(draw.at) ? 'open' : 'closed',
    battery: batteryOf(draw),
  }),
  gateway: ({ n, device, seed }) => ({ uptime: 60 * n, signal: -60 - Math.floor(30 * chance(seed, device.nth, 5)) }),
  // Two signs of life, then the state of a part of the loop.
  transmitter: (draw) => (draw.n % 3 === 2 ? { state: 0, pressure: round(0.4 + 0.03 * noise(draw, 1), 2) } : {}),
  dust: dustOf,
  river: riverOf,
  camera: () => ({}),
};

function smokeOf(draw: Draw): number {
  const { seed, device, at, fire } = draw;
  const clean = 0.02 + 0.02 * own(draw, 1) + 0.005 * noise(draw, 2);
  const kitchen = isCooking(at) && chance(seed, device.nth, Math.floor(at / HOUR_MS), 3) < SMOKY_KITCHEN ? 0.38 : 0;
  return Math.max(0, clean + kitchen + 1.2 * fire);
}

/** Falls through the years; weak ones are at their end. */
function batteryOf(draw: Draw): number {
  const { seed, device, at } = draw;
  if (chance(seed, device.nth, 13) < WEAK_BATTERY) return 12;
  const years = (own(draw, 14) * 5 + at / (365.25 * 86_400_000)) % 5;
  return Math.round(100 - 13 * years);
}

/** HJ 212 factors: mg/m³, dB(A), ℃, %, m/s. */
function dustOf(draw: Draw): Values {
  const { at } = draw;
  const work = isWorking(at) ? 1 : 0.25;
  return {
    a34001: round(0.08 + 0.35 * work * own(draw, 1) + 0.03 * Math.abs(noise(draw, 2)), 3),
    a34002: round(0.05 + 0.1 * work * own(draw, 1) + 0.01 * Math.abs(noise(draw, 3)), 3),
    a34004: round(0.03 + 0.03 * own(draw, 4) + 0.004 * Math.abs(noise(draw, 5)), 3),
    a50001: round(46 + 18 * work * own(draw, 6) + 2 * noise(draw, 7), 1),
    a01001: round(16 + 9 * bustle(at) + noise(draw, 8), 1),
    a01002: round(70 - 20 * bustle(at) + 3 * noise(draw, 9), 1),
    a01007: round(1.5 + 1.5 * Math.abs(noise(draw, 10)), 1),
  };
}

/** HJ 212 factors: ℃, pH, mg/L. */
function riverOf(draw: Draw): Values {
  const clean = own(draw, 1);
  return {
    w01010: round(14 + 6 * bustle(draw.at) + 0.3 * noise(draw, 2), 1),
    w01001: round(7.4 + 0.3 * noise(draw, 3), 2),
    w01009: round(5.2 + 2.5 * clean + 0.3 * noise(draw, 4), 2),
    w01019: round(5.5 - 2 * clean + 0.3 * noise(draw, 5), 2),
    w21003: round(0.9 - 0.6 * clean + 0.05 * Math.abs(noise(draw, 6)), 3),
    w21011: round(0.18 - 0.1 * clean + 0.01 * Math.abs(noise(draw, 7)), 3),
  };
}

/** A number of the device alone, 0 to 1. */
function own({ seed, device }: Draw, what: number): number {
  return chance(seed, device.nth, 100 + what);
}

/** A number of this message, -1 to 1. */
function noise({ seed, device, n }: Draw, what: number): number {
  return chance(seed, device.nth, n, 200 + what) * 2 - 1;
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
