import { chance, wholeChance } from './chance.ts';
import { deviceName, platformName } from './device-names.ts';
import { isPlatformLine, KINDS, type Kind, PLATFORM_LINES } from './kinds.ts';
import type { SimDevice, SimTown, Spot } from './sim-device.ts';

/** What the numbers drawn for a device are about, so that one does not follow from another. */
const DRAW = { spot: 1, silent: 2, skewed: 3, skew: 4, gateway: 5 } as const;
const SILENT = 0.004;
const SKEWED = 0.03;
/** Of those with a wrong clock, how many are wrong beyond belief: years, not minutes. */
const LOST_CLOCK = 0.1;
const LOST_CLOCK_MS = -3 * 365 * 86_400_000;
const MOST_SKEW_MS = 8 * 60_000;

/** A town of `count` devices on the given spots, the same for the same seed, count and spots. */
export function simulatedTown(seed: number, count: number, spots: readonly Spot[]): SimTown {
  if (spots.length === 0) throw new Error('A town needs places to put devices on');
  const kinds = spreadKinds(count);
  const gateways = kinds.flatMap(({ nature }, nth) => (nature === 'gateway' ? [nth] : []));
  // The first of each kind speaks: in the smallest of towns, too, each scenario finds one that can.
  const mayBeSilent = (nth: number) => kinds[nth]?.nature !== 'gateway' && kinds[nth] === kinds[nth - 1];
  const devices = kinds
    .map((kind, nth) => makeDevice(seed, kind, nth, spots, gateways))
    .map((device) => ({
      ...device,
      isSilent: mayBeSilent(device.nth) && chance(seed, device.nth, DRAW.silent) < SILENT,
    }));
  const platforms = PLATFORM_LINES.map((line) => ({ line, ...platformName(seed, line) }));
  // Behind a gateway means in its building.
  const placed = devices.map((device) => {
    const gateway = device.gateway === null ? undefined : devices[device.gateway];
    return gateway === undefined ? device : { ...device, spot: gateway.spot, name: nameOf(device, gateway.spot) };
  });
  return { seed, devices: placed, platforms };
}

/** `count` kinds in their proportions, each at least once where there is room: the largest first. */
export function spreadKinds(count: number): readonly Kind[] {
  const total = KINDS.reduce((sum, kind) => sum + kind.count, 0);
  const shares = KINDS.map((kind) => ({ kind, n: Math.max(1, Math.floor((kind.count / total) * count)) }));
  const [largest] = shares.toSorted((a, b) => b.n - a.n);
  const rest = count - shares.reduce((sum, { n }) => sum + n, 0);
  if (largest) largest.n = Math.max(1, largest.n + rest);
  return shares.flatMap(({ kind, n }) => Array.from({ length: n }, () => kind)).slice(0, Math.max(count, KINDS.length));
}

function makeDevice(
  seed: number,
  kind: Kind,
  nth: number,
  spots: readonly Spot[],
  gateways: readonly number[],
): Omit<SimDevice, 'isSilent'> {
  const spot = spots[wholeChance(spots.length, seed, nth, DRAW.spot)] ?? emptySpot;
  const gateway = gateways[wholeChance(gateways.length, seed, nth, DRAW.gateway)] ?? null;
  const device = {
    ...{ nth, kind, spot, gateway: kind.line === 'mqtt-gateway' ? gateway : null },
    externalId: deviceName(seed, kind, nth),
    // A platform gives its own time, and platforms keep theirs right.
    skewMs: isPlatformLine(kind.line) ? 0 : skewOf(seed, nth),
  };
  return { ...device, name: nameOf(device, spot) };
}

const emptySpot: Spot = {
  ...{ building: '', address: '', lon: 0, lat: 0 },
  ...{ areaCode: null, gridCode: null, communityCode: null },
};

function nameOf({ kind, nth }: Pick<SimDevice, 'kind' | 'nth'>, { building }: Spot): string {
  return `${building} ${kind.noun} ${String(nth).padStart(5, '0')}`.slice(0, 120);
}

function skewOf(seed: number, nth: number): number {
  const drawn = chance(seed, nth, DRAW.skewed);
  if (drawn >= SKEWED) return 0;
  if (drawn < SKEWED * LOST_CLOCK) return LOST_CLOCK_MS;
  return Math.round((chance(seed, nth, DRAW.skew) * 2 - 1) * (MOST_SKEW_MS / 1000)) * 1000;
}
