import type { DeviceChange, DeviceSummary } from '@chengyun/contract/device';

/** A device as a form holds it: empty texts stand for nothing. */
export type DeviceValues = {
  readonly name: string;
  readonly profileId: string;
  readonly model: string;
  readonly dialect: string;
  readonly building: string;
  readonly place: string;
  readonly position: readonly [lon: number, lat: number] | undefined;
  readonly state: 'active' | 'disabled';
};

export function deviceValues({ position, ...device }: DeviceSummary): DeviceValues {
  const { name, profileId, model, dialect, building, place, state } = device;
  return {
    ...{ name, state, profileId: profileId ?? '', model: model ?? '', dialect: dialect ?? '' },
    ...{ building: building ?? '', place: place ?? '' },
    position: position ? [position[0], position[1]] : undefined,
  };
}

/** What the form changes about the device; null when nothing. An emptied field becomes null. */
export function deviceChange(device: DeviceSummary, values: DeviceValues): DeviceChange | null {
  const before = deviceValues(device);
  const change: Record<string, unknown> = {};
  for (const field of ['profileId', 'model', 'dialect', 'building', 'place'] as const) {
    const value = values[field].trim();
    if (value !== before[field]) change[field] = value === '' ? null : value;
  }
  if (values.name.trim() !== before.name) change['name'] = values.name.trim();
  if (values.state !== before.state) change['state'] = values.state;
  if (String(values.position) !== String(before.position)) change['position'] = values.position ?? null;
  return Object.keys(change).length === 0 ? null : (change as DeviceChange);
}
