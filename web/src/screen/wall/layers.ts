import type { PointLayerName } from '@chengyun/contract/tiles';
import type { WallScene } from '@chengyun/contract/wall';

/** The layers of the wall's map as its list names them. */
export const wallLayers = [
  'cases',
  'alarms',
  'devices',
  'patrols',
  'cameras',
  'sections',
  'sites',
] as const satisfies readonly PointLayerName[];

/** What the map of a scene shows by itself: who looks for what, and no more than can be told apart. */
const usual: { readonly [S in WallScene]: readonly PointLayerName[] } = {
  town: ['cases', 'alarms', 'devices', 'patrols'],
  fire: ['cases', 'alarms', 'devices'],
  hotline: ['cases'],
  grid: ['cases', 'patrols'],
  environment: ['cases', 'sections'],
  flood: ['cases', 'patrols', 'sections'],
};

/** What somebody chose beside that: held from scene to scene, so that a wall that turns keeps it. */
export type LayerChoice = {
  readonly show: readonly PointLayerName[];
  readonly hide: readonly PointLayerName[];
};

export const asUsual: LayerChoice = { show: [], hide: [] };

/** The layers a scene shows. Pure. */
export function layersOf(scene: WallScene, { show, hide }: LayerChoice = asUsual): ReadonlySet<PointLayerName> {
  return new Set(wallLayers.filter((one) => (usual[scene].includes(one) || show.includes(one)) && !hide.includes(one)));
}

/** The choice once a layer of a scene was pressed: what was shown is hidden, what was hidden is shown. Pure. */
export function toggled({ show, hide }: LayerChoice, scene: WallScene, layer: PointLayerName): LayerChoice {
  const without = { show: show.filter((one) => one !== layer), hide: hide.filter((one) => one !== layer) };
  const isUsual = usual[scene].includes(layer);
  if (layersOf(scene, { show, hide }).has(layer))
    return isUsual ? { ...without, hide: [...without.hide, layer] } : without;
  return isUsual ? without : { ...without, show: [...without.show, layer] };
}

/** A list of layers as an address has it; what is unknown is left out. */
export function readLayers(text: unknown): readonly PointLayerName[] {
  const names = typeof text === 'string' ? text.split(',') : [];
  return wallLayers.filter((one) => names.includes(one));
}
