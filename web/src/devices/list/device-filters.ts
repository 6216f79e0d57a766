import { type DeviceQuery, deviceProtocols } from '@chengyun/contract/device';

/** What the address of the devices may carry as filters. */
export const deviceFilterNames = ['q', 'profile', 'protocol', 'community', 'building', 'state'] as const;
export type DeviceFilterName = (typeof deviceFilterNames)[number];
export type DeviceFilters = Readonly<Partial<Record<DeviceFilterName, string>>>;

/** The filters in an address; what is unknown or empty is left out. */
export function readDeviceFilters(search: Readonly<Record<string, unknown>>): DeviceFilters {
  const found = deviceFilterNames.flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  return Object.fromEntries(found);
}

/** What the server is asked for; a protocol or state there is none of is not asked for. */
export function toDeviceQuery({ protocol, state, ...plain }: DeviceFilters): DeviceQuery {
  const known = deviceProtocols.find((one) => one === protocol);
  const is = oneOfStates(state);
  return { ...plain, ...(known && { protocol: known }), ...(is && { state: is }) };
}

/** In use or not, where the address asks for one of these. */
export function oneOfStates(text: string | undefined): 'active' | 'disabled' | undefined {
  return text === 'active' || text === 'disabled' ? text : undefined;
}
