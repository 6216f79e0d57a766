import { readFile } from 'node:fs/promises';
import { systemActor } from '../people/actor.ts';
import { inTown } from '../people/in-town.ts';
import { COORDINATE_SYSTEMS } from '../support/geo/coordinates.ts';
import { MAP_LAYERS } from '../town/ground/map-queries.ts';
import { type BaseMap, type BaseMapOptions, readBaseMap } from '../town/ground/read-base-map.ts';
import { announceGround, insertMapLayers } from '../town/ground/store-ground.ts';
import { type Command, type Given, optional, required, UsageError } from './command.ts';
import { refuseUnknownTown } from './known-town.ts';

const text = { type: 'string' } as const;

/** Draws a town's ground from a file: each layer in it takes the place of the one that was there. */
export const importBaseMap: Command = {
  name: 'import base-map',
  about: {
    zh: '从 GeoJSON 文件导入底图（道路、水系、绿地、小区、建筑、注记）',
    en: 'draw the ground from GeoJSON: roads, water, parks, estates, houses, names',
  },
  usage: `FILE.geojson --town ID [--layer ${MAP_LAYERS.join('|')}] [--crs ${COORDINATE_SYSTEMS.join('|')}]`,
  options: { town: text, layer: text, crs: text },
  run: async ({ options, words, openWorld }) => {
    const [path] = words;
    if (path === undefined) throw new UsageError('缺少文件。A file is missing.');
    const townId = required(options, 'town');
    const asked = {
      system: oneOf(options, 'crs', COORDINATE_SYSTEMS) ?? 'wgs84',
      layer: oneOf(options, 'layer', MAP_LAYERS),
    };
    const { layers, passedOver } = await drawnIn(path, asked).catch(tellUsage);
    const { sql } = await openWorld();
    await refuseUnknownTown(sql, townId);
    await inTown(sql, townId, systemActor, async (tx) => {
      await insertMapLayers(tx, layers);
      await announceGround(tx, townId);
    });
    const counts = Object.fromEntries(Object.entries(layers).map(([name, { features }]) => [name, features.length]));
    const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    return {
      data: { layers: counts, passedOver },
      text: [
        `已更新图层：${told.join('，') || '无'}；未识别的要素 ${passedOver} 个。`,
        `Layers drawn: ${told.join(', ') || 'none'}; ${passedOver} features belong to none.`,
      ].join('\n'),
      ok: told.length > 0,
    };
  },
};

async function drawnIn(path: string, asked: BaseMapOptions): Promise<BaseMap> {
  return readBaseMap(JSON.parse(await readFile(path, 'utf8')), asked);
}

/** A file that cannot be read or is something else is the caller's mistake, told in its own sentence. */
function tellUsage(error: unknown): never {
  throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
}

function oneOf<T extends string>(options: Given, name: string, among: readonly T[]): T | undefined {
  const given = optional(options, name);
  if (given === undefined) return undefined;
  const found = among.find((one) => one === given);
  if (!found) throw new UsageError(`--${name}=${given}：${among.join(' | ')}`);
  return found;
}
