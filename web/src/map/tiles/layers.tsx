import { ofGround } from '../ground.ts';
import { PointTiles, type PointTilesProps } from './PointTiles.tsx';

const ofCases = ['case'] as const;
const ofAlarms = ['alarm'] as const;
const ofRounds = ['round'] as const;
const ofDevices = ['alarm', 'health', 'devices'] as const;

/** Open cases by their lamps. */
export function CaseTiles(props: PointTilesProps) {
  return <PointTiles layer="cases" topics={ofCases} {...props} />;
}

/** Alarms that stand, by how bad they are. */
export function AlarmTiles(props: PointTilesProps) {
  return <PointTiles layer="alarms" topics={ofAlarms} {...props} />;
}

/** Devices by the worst that is the matter with them: all of them, the cameras, or the river sections. */
export function DeviceTiles({
  of = 'devices',
  ...props
}: PointTilesProps & { readonly of?: 'devices' | 'cameras' | 'sections' }) {
  return <PointTiles layer={of} topics={ofDevices} {...props} />;
}

/** Patrols on the road, where they were heard of last; no names. */
export function PatrolTiles(props: PointTilesProps) {
  return <PointTiles layer="patrols" topics={ofRounds} {...props} />;
}

/** Schools, places of care, of rescue and the like: they stand where they stand, in no state. */
export function SiteTiles(props: PointTilesProps) {
  return <PointTiles layer="sites" topics={ofGround} {...props} />;
}
