import type { Replay } from '@chengyun/contract/wall';
import type { PastPoint } from '../../map/tiles/PastPoints.tsx';

/** The alarms of a past moment, by how bad they were. Pure. */
export function alarmsThen({ raised }: Replay): readonly PastPoint[] {
  return raised.map(({ id, position, severity }) => ({ id, position, state: severity }));
}

/** Cameras, or water sections, as they stood; of devices those with an alarm. Pure. */
export function devicesThen({ devices }: Replay, layer: 'devices' | 'cameras' | 'sections'): readonly PastPoint[] {
  const isOf = (of: string, look: string) =>
    layer === 'devices' ? of === 'devices' || alarming.has(look) : of === layer;
  return devices.flatMap(({ id, position, of, look }) => (isOf(of, look) ? [{ id, position, state: look }] : []));
}

const alarming: ReadonlySet<string> = new Set(['fire', 'warning', 'fault']);
