import { expect, test } from 'vitest';
import { readBaseMap } from './read-base-map.ts';

const line = {
  type: 'LineString',
  coordinates: [
    [121.5, 31.2],
    [121.6, 31.2, 12],
  ],
};
const ring = {
  type: 'Polygon',
  coordinates: [
    [
      [121.5, 31.2],
      [121.6, 31.2],
      [121.6, 31.3],
      [121.5, 31.2],
    ],
  ],
};
const dot = { type: 'Point', coordinates: [121.5, 31.2] };

function collection(...features: readonly (readonly [geometry: object | null, properties: object | null])[]) {
  return {
    type: 'FeatureCollection',
    features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
  };
}

test('features go to the layer they name, or to the one their OpenStreetMap tags mean; the rest is counted', () => {
  const { layers, passedOver } = readBaseMap(
    collection(
      [ring, { layer: 'parks', name: '青溪公园' }],
      [line, { highway: 'trunk', name: '锦安路' }],
      [line, { highway: 'service' }],
      [ring, { natural: 'water' }],
      [ring, { building: 'yes', 'building:levels': '18' }],
      [ring, { landuse: 'industrial' }],
      [dot, { place: 'suburb', name: '安和' }],
      [dot, { amenity: 'bench' }],
      [null, { layer: 'roads' }],
      [line, null],
    ),
    { system: 'wgs84' },
  );
  const told = Object.entries(layers).map(([name, { features }]) => [
    name,
    features.map(({ properties }) => properties),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    parks: [{ layer: 'parks', name: '青溪公园' }],
    roads: [
      { highway: 'trunk', name: '锦安路', class: 'main' },
      { highway: 'service', class: 'lane' },
    ],
    water: [{ natural: 'water', class: 'river' }],
    buildings: [{ building: 'yes', 'building:levels': '18', floors: 18 }],
    landUse: [{ landuse: 'industrial', use: 'industry' }],
    labels: [{ place: 'suburb', name: '安和', class: 'community' }],
  });
  expect(passedOver).toBe(3);
});

test('a file of one layer needs no words in its features, and heights are left out', () => {
  const { layers } = readBaseMap(collection([line, null]), { system: 'wgs84', layer: 'roads' });
  expect(layers.roads?.features[0]?.geometry).toEqual({
    type: 'LineString',
    coordinates: [
      [121.5, 31.2],
      [121.6, 31.2],
    ],
  });
});

test('a ground drawn in GCJ-02 is moved to where it is', () => {
  const { layers } = readBaseMap(collection([dot, { layer: 'labels' }]), { system: 'gcj02' });
  const [lon, lat] = (layers.labels?.features[0]?.geometry.coordinates ?? [0, 0]) as [number, number];
  expect(Math.abs(lon - 121.5) * 95_000).toBeGreaterThan(300);
  expect(Math.abs(lat - 31.2) * 111_000).toBeGreaterThan(100);
});

test('what is no collection of features is refused with the place where it is not', () => {
  expect(() => readBaseMap({ type: 'Feature' }, { system: 'wgs84' })).toThrow('not a GeoJSON FeatureCollection');
  expect(() =>
    readBaseMap(collection([{ type: 'LineString', coordinates: ['x'] }, { layer: 'roads' }]), { system: 'wgs84' }),
  ).toThrow('not a position: "x"');
});
