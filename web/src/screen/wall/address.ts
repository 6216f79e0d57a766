import { type WallLink, type WallScene, wallScenes } from '@chengyun/contract/wall';
import { readMoment, writeMoment } from '../moment.ts';
import { type LayerChoice, readLayers } from './layers.ts';

/** What the address of the wall says: the scene, whether scenes change by themselves and after how many seconds. */
export type WallAddress = {
  readonly scene: WallScene;
  readonly rotate: number | null;
  /** Darker at night, unless the hall is lit. */
  readonly dim: boolean;
  /** A past moment shown in place of now. */
  readonly moment: Date | undefined;
  /** Layers shown or hidden beside what a scene shows by itself. */
  readonly layers: LayerChoice;
};

const leastSeconds = 10;

/** Reads it; what is unknown is the town, staying. */
export function readAddress(search: Readonly<Record<string, unknown>>): WallAddress {
  const scene = wallScenes.find((one) => one === search['scene']) ?? 'town';
  const seconds = Number(search['rotate']);
  return {
    scene,
    rotate: Number.isFinite(seconds) && seconds >= leastSeconds ? Math.round(seconds) : null,
    dim: search['dim'] !== 'off',
    moment: readMoment(search['moment']),
    layers: { show: readLayers(search['show']), hide: readLayers(search['hide']) },
  };
}

/** Writes it; the town and staying go without saying. */
export function writeAddress({ scene, rotate, dim, moment, layers }: WallAddress): Readonly<Record<string, string>> {
  return {
    ...(scene === 'town' ? {} : { scene }),
    ...(rotate === null ? {} : { rotate: String(rotate) }),
    ...(dim ? {} : { dim: 'off' }),
    ...(moment ? { moment: writeMoment(moment) } : {}),
    ...(layers.show.length > 0 ? { show: layers.show.join() } : {}),
    ...(layers.hide.length > 0 ? { hide: layers.hide.join() } : {}),
  };
}

/** The scene so many further on, round and round. */
export function sceneAfter(scene: WallScene, steps: number): WallScene {
  const at = wallScenes.indexOf(scene) + steps;
  return wallScenes[((at % wallScenes.length) + wallScenes.length) % wallScenes.length] ?? 'town';
}

/** The page a figure opens to. The fire desk shows what is open unless it is told otherwise. */
export function addressOf(town: string, { to, id, search }: WallLink): string {
  const path = `/${town}/${to}${id === null ? '' : `/${encodeURIComponent(id)}`}`;
  const whole = to === 'alarms' && !search['state'] ? { ...search, state: 'all' } : search;
  const text = new URLSearchParams(whole).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}
