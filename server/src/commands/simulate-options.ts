import type { Scenario } from '../../../simulator/plan/scenarios.ts';
import { type Given, listed, optional, UsageError } from './command.ts';

/** What a simulation was asked to be. */
export type Simulation = {
  readonly town: string | null;
  readonly anyTown: boolean;
  readonly register: boolean;
  readonly secret: string | null;
  readonly seed: number;
  readonly devices: number;
  /** Messages a second of all devices together; null where each keeps its own rhythm. */
  readonly perSecond: number | null;
  /** How long the plan lasts, in milliseconds of its own time, and how many of them pass in one of the clock. */
  readonly planMs: number;
  readonly speed: number;
  readonly scenarios: readonly Scenario[];
};

const FIRST_MS = 20_000;
/** Fires of a day on which it burns here and there; a short play has half a dozen of them. */
const FIRES_MS = 30_000;
const RUNAWAY = { perSecond: 10_000, forMs: 30_000 };

/** Reads the options; what does not fit is told with what would. */
export function readSimulation(options: Given): Simulation {
  const hours = numberOf(options, 'hours', { least: 0.01, most: 8_760, whole: false });
  const seconds = numberOf(options, 'seconds', { least: 1, most: 31_536_000, whole: false });
  const planMs = Math.round((hours === null ? (seconds ?? 600) : hours * 3600) * 1000);
  const secret = optional(options, 'secret') ?? null;
  const register = options['register'] === true;
  if (!register && secret === null) throw new UsageError(NO_TOKENS);
  const fireIn = optional(options, 'fire-in') ?? null;
  const names = listed(optional(options, 'scenario') ?? (fireIn === null ? '' : 'fire'));
  return {
    ...{ town: optional(options, 'town') ?? null, anyTown: options['any-town'] === true, register, secret, planMs },
    seed: numberOf(options, 'seed', { least: 0, most: 65_535, whole: true }) ?? 7,
    devices: numberOf(options, 'devices', { least: 1, most: 1_000_000, whole: true }) ?? 60_000,
    perSecond: numberOf(options, 'rate', { least: 0.01, most: 100_000, whole: false }),
    speed: numberOf(options, 'speed', { least: 0.01, most: 100_000, whole: false }) ?? 1,
    scenarios: names.map((name) => scenarioOf(name, fireIn, planMs)),
  };
}

const NO_TOKENS =
  '请加 --register 登记模拟设备；若已登记过，用 --secret 给出当时的密钥。Add --register to make the devices, or give with --secret the one they were made with.';

function scenarioOf(name: string, building: string | null, planMs: number): Scenario {
  switch (name) {
    case 'fire':
      return { kind: 'fire', building, afterMs: FIRST_MS };
    case 'fires':
      return { kind: 'fires', everyMs: Math.min(FIRES_MS, planMs / 6), forMs: planMs };
    case 'outage':
      return { kind: 'outage', afterMs: FIRST_MS };
    case 'runaway':
      return { kind: 'runaway', afterMs: FIRST_MS, ...RUNAWAY };
    default: {
      const known = 'fire, fires, outage, runaway';
      throw new UsageError(`没有情景“${name}”，可选：${known}。There is no scenario "${name}"; there are: ${known}.`);
    }
  }
}

type Bounds = { readonly least: number; readonly most: number; readonly whole: boolean };

function numberOf(options: Given, name: string, { least, most, whole }: Bounds): number | null {
  const text = optional(options, name);
  if (text === undefined) return null;
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const what = whole ? 'a whole number' : 'a number';
  throw new UsageError(
    `--${name} 应为 ${least} 至 ${most} 的${whole ? '整数' : '数'}，而不是“${text}”。--${name} is "${text}"; give ${what} from ${least} to ${most}.`,
  );
}
