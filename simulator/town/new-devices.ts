import { isPlatformLine, type Line, protocolOf } from './kinds.ts';
import type { SimDevice, SimPlatform, SimTown } from './sim-device.ts';

/** A device as the product is asked to make it; `behind` names what speaks for it. */
export type DeviceToMake = {
  readonly protocol: ReturnType<typeof protocolOf>;
  readonly externalId: string;
  readonly name: string;
  readonly model: string;
  readonly profileId: string | null;
  readonly spot: SimDevice['spot'] | null;
  /** Name of the gateway or platform on the same protocol; null for one that speaks for itself. */
  readonly behind: string | null;
  /** Whether it shows a token. */
  readonly hasToken: boolean;
};

/** The list of devices to make: those that speak for others come first. */
export function devicesToMake({ devices, platforms }: SimTown): readonly DeviceToMake[] {
  const links = new Map(platforms.map((platform) => [platform.line as Line, platform]));
  const own = devices.filter(({ kind }) => kind.nature === 'gateway').map((device) => toMake(device, null));
  const others = devices.filter(({ kind }) => kind.nature !== 'gateway');
  const rest = others.map((device) => {
    const gateway = device.gateway === null ? undefined : devices[device.gateway];
    return toMake(device, gateway?.externalId ?? links.get(device.kind.line)?.externalId ?? null);
  });
  return [...platforms.map(platformToMake), ...own, ...rest];
}

function toMake({ kind, externalId, name, spot }: SimDevice, behind: string | null): DeviceToMake {
  return {
    ...{ protocol: protocolOf(kind.line), externalId, name, model: kind.id, profileId: kind.profile, spot, behind },
    hasToken: kind.line === 'mqtt' || kind.line === 'http' || kind.line === 'dahua',
  };
}

function platformToMake({ line, externalId, name }: SimPlatform): DeviceToMake {
  const nothing = { profileId: null, spot: null, behind: null };
  return {
    ...nothing,
    protocol: protocolOf(line),
    externalId,
    name,
    model: 'SIM-PLATFORM',
    hasToken: isPlatformLine(line),
  };
}
