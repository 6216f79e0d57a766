// Draws the sample town as SVG: node scripts/draw-town.ts town.svg [seed] [light|dark]
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Position, Surface } from '@chengyun/contract/area';
import { polygonsOf } from '@chengyun/contract/area';
import { SAMPLE_SEED, sampleGround } from '../server/src/town/sample/ground.ts';
import type { LandUse, SampleGround } from '../server/src/town/sample/types.ts';

const WIDTH = 1800;

type Ink = Readonly<
  Record<'paper' | 'ground' | 'water' | 'casing' | 'road' | 'building' | 'border' | 'unit' | 'ink' | 'faint', string>
>;
const INKS: Readonly<Record<'light' | 'dark', Ink & { readonly land: Partial<Record<LandUse, string>> }>> = {
  light: {
    paper: '#f6f6f3',
    ground: '#eeece4',
    water: '#a9cbdd',
    casing: '#cfcabd',
    road: '#ffffff',
    building: '#cfc7b8',
    border: '#8b8373',
    unit: '#b9b3a5',
    ink: '#1b232d',
    faint: '#6b6f72',
    land: {
      estate: '#f1ebdd',
      village: '#efe9d3',
      commerce: '#f3e2d6',
      office: '#e9e4ee',
      industry: '#e3e2e4',
      school: '#f4efc9',
      market: '#f3ddcf',
      park: '#cfe3bd',
      green: '#dbe8cb',
      farmland: '#e6ebc8',
      site: '#e8d9bf',
    },
  },
  dark: {
    paper: '#0a1018',
    ground: '#0f1927',
    water: '#12324a',
    casing: '#0a1018',
    road: '#2a3d54',
    building: '#1d2d40',
    border: '#3b526b',
    unit: '#182636',
    ink: '#b8c7d8',
    faint: '#6d8197',
    land: {
      park: '#10261f',
      green: '#0f221e',
      farmland: '#121f1c',
      industry: '#131f2e',
      commerce: '#152338',
      site: '#1c2129',
    },
  },
};
const ROADS = { lane: [2.2, 3.4], secondary: [4.4, 6.2], main: [7.6, 10] } as const;

/** The town as an SVG picture, as wide as a wall. */
export function drawTown(ground: SampleGround, style: 'light' | 'dark'): string {
  const ink = INKS[style];
  const { mapFeatures: map, areas, town } = ground;
  const [west, south, east, north] = town.bbox;
  const scale = (WIDTH - 160) / (east - west);
  const tall = scale / Math.cos((town.center[1] * Math.PI) / 180);
  const height = Math.round((north - south) * tall + 160);
  const at = ([lon, lat]: Position): string =>
    `${((lon - west) * scale + 80).toFixed(1)} ${((north - lat) * tall + 80).toFixed(1)}`;
  const path = (rings: readonly (readonly Position[])[], end = 'Z'): string =>
    rings.map((ring) => `M${ring.map(at).join('L')}${end}`).join('');
  const fill = (surface: Surface, colour: string): string =>
    `<path d="${path(polygonsOf(surface).flat())}" fill="${colour}"/>`;
  const outlines = (level: string, colour: string, width: number, dash = ''): string[] =>
    areas
      .filter((area) => area.level === level)
      .map(
        (area) =>
          `<path d="${path(polygonsOf(area.polygon).flat())}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`,
      );
  const roads = (kind: keyof typeof ROADS, layer: 0 | 1): string[] =>
    map.roads.features
      .filter(({ properties }) => properties.class === kind)
      .map(
        ({ geometry }) =>
          `<path d="${path(geometry.coordinates, '')}" fill="none" stroke="${layer === 0 ? ink.road : ink.casing}" stroke-width="${ROADS[kind][layer]}" stroke-linecap="round" stroke-linejoin="round"/>`,
      );
  const text = (point: Position, words: string, size: number, colour: string): string => {
    const [x, y] = at(point).split(' ');
    return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" text-anchor="middle" stroke="${ink.paper}" stroke-opacity=".75" stroke-width="2.4" paint-order="stroke" letter-spacing="1">${words}</text>`;
  };
  const labels = (kind: string, size: number, colour: string): string[] =>
    map.labels.features
      .filter(({ properties }) => properties.class === kind)
      .map(({ geometry, properties }) => text(geometry.coordinates, properties.name, size, colour));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="Noto Sans CJK SC, Noto Sans SC, sans-serif"><rect width="100%" height="100%" fill="${ink.paper}"/>`,
    ...areas.filter(({ level }) => level === 'town').map(({ polygon }) => fill(polygon, ink.ground)),
    ...map.landUse.features.map(({ geometry, properties }) => fill(geometry, ink.land[properties.use] ?? ink.ground)),
    ...map.estates.features.map(({ geometry }) => fill(geometry, ink.land.estate ?? ink.ground)),
    ...map.parks.features.map(({ geometry }) => fill(geometry, ink.land.park ?? ink.ground)),
    ...outlines('unit_grid', ink.unit, 0.6),
    ...map.water.features.map(({ geometry }) => fill(geometry, ink.water)),
    ...map.buildings.features.map(({ geometry }) => fill(geometry, ink.building)),
    ...(['lane', 'secondary', 'main'] as const).flatMap((kind) => roads(kind, 1)),
    ...(['lane', 'secondary', 'main'] as const).flatMap((kind) => roads(kind, 0)),
    ...outlines('community', ink.border, 1.3, '9 4 2 4'),
    ...outlines('town', ink.border, 2.4),
    ...labels('park', 9, style === 'light' ? '#4d7a3a' : '#4f8a6b'),
    ...labels('estate', 9, ink.faint),
    ...labels('community', 17, ink.ink),
    '</svg>',
  ].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , file = 'town.svg', seed = String(SAMPLE_SEED), style = 'light'] = process.argv;
  writeFileSync(file, drawTown(sampleGround(Number(seed)), style === 'dark' ? 'dark' : 'light'));
}
