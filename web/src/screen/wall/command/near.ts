import type { WallCommand, WallLink } from '@chengyun/contract/wall';
import { writeView } from '../../../map/parts/view.ts';
import { type Glyph, glyphs, glyphsOf } from '../../../map/tiles/glyphs.ts';

type Near = WallCommand['near'][number];

const signs: Readonly<Record<Near['kind'], Glyph>> = {
  patrol: { shape: 'diamond', colour: 'ink' },
  sensor: { shape: 'dot', colour: 'primary' },
  hydrant: { shape: 'disc', colour: 'blue' },
  camera: { shape: 'ring', colour: 'blue' },
  aed: glyphs.sites.aed,
  shelter: glyphs.sites.shelter,
  place: { shape: 'dot', colour: 'muted' },
};

/* An alarm of a kind the map has no sign for is a fault to whoever stands near. */
const troubled: Glyph = { shape: 'disc', colour: 'amber' };

/** The sign of something near: of its kind, or of the alarm it has. */
export function signOf({ kind, trouble }: Pick<Near, 'kind' | 'trouble'>): Glyph {
  return trouble === null ? signs[kind] : (glyphsOf('devices')[trouble] ?? troubled);
}

/** The page of something near; places have none. */
export function pageOf({ kind, id }: Pick<Near, 'kind' | 'id'>): WallLink | null {
  if (kind === 'aed' || kind === 'shelter' || kind === 'place') return null;
  return { to: kind === 'patrol' ? 'patrols' : 'devices', id, search: {} };
}

/** The map around a place, with all devices and cases of it. */
export function mapAround([lon, lat]: readonly [number, number]): WallLink {
  const at = writeView({ position: [lon, lat], zoom: 17 });
  return { to: 'map', id: null, search: { at, layers: 'cases,alarms,devices,areas', hide: ',' } };
}
