import Type, { type Static } from 'typebox';
import type { Localized } from './words.ts';

/** Layers of vector tiles a town serves at `/tiles/{layer}/{z}/{x}/{y}.mvt`. */
export const tileLayers = [
  'areas',
  'cases',
  'devices',
  'alarms',
  'cameras',
  'sections',
  'patrols',
  'sites',
  'base',
] as const;
export type TileLayer = (typeof tileLayers)[number];

/**
 * Layers of points, with the states of their things from best to worst. A tile holds one source layer of the layer's
 * name: single things carry `id` and `state`; near ones are joined into one that carries `n`, its `worst` state, and a
 * count under the name of each state it holds.
 */
export const pointStates = {
  cases: ['none', 'green', 'yellow', 'red'],
  devices: ['off', 'ok', 'offline', 'fault', 'warning', 'fire'],
  alarms: ['notice', 'minor', 'major', 'critical'],
  cameras: ['off', 'ok', 'offline', 'fault', 'warning', 'fire'],
  sections: ['off', 'ok', 'offline', 'fault', 'warning', 'fire'],
  patrols: ['heard', 'quiet'],
  // None is better than another; a legend has them from the last.
  sites: ['pump', 'works', 'market', 'care', 'health', 'school', 'shelter', 'aed'],
} as const satisfies Readonly<Partial<Record<TileLayer, readonly string[]>>>;
export type PointLayerName = keyof typeof pointStates;
export type SiteKind = (typeof pointStates)['sites'][number];
export type DeviceLook = (typeof pointStates)['devices'][number];

/** How a device stands, for a legend. */
export const deviceLookNames: Readonly<Record<DeviceLook, Localized>> = {
  fire: { zh: '火警', en: 'fire' },
  warning: { zh: '预警', en: 'warning' },
  fault: { zh: '故障', en: 'fault' },
  offline: { zh: '离线', en: 'offline' },
  ok: { zh: '正常', en: 'in order' },
  off: { zh: '停用', en: 'out of use' },
};

/** Zooms tiles are made for; a map shows the last of them larger beyond it. */
export const tileZooms = { min: 0, max: 18 } as const;

/** Source layers of `areas`, each from its own zoom on; `names` are points to write the names at. */
export const areaTileParts = { community: 0, grid: 13, unit_grid: 15, names: 0 } as const;

const Counts = Type.Record(Type.String(), Type.Integer());

/** How many things of each layer are in each state, as far as the caller may see them. */
export const TileTotals = Type.Object(
  { cases: Counts, devices: Counts, alarms: Counts, cameras: Counts, sections: Counts, patrols: Counts, sites: Counts },
  { additionalProperties: false, $id: 'TileTotals' },
);
export type TileTotals = Readonly<Static<typeof TileTotals>>;

const Bounds = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]);

/** Base maps beside the drawn one: one file of vector tiles, and Tianditu by key. */
export const GroundMaps = Type.Object(
  {
    pmtiles: Type.Union([
      Type.Object(
        {
          minZoom: Type.Integer(),
          maxZoom: Type.Integer(),
          bounds: Bounds,
          attribution: Type.Union([Type.String(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    tianditu: Type.Boolean(),
  },
  { additionalProperties: false, $id: 'GroundMaps' },
);
export type GroundMaps = Readonly<Static<typeof GroundMaps>>;
