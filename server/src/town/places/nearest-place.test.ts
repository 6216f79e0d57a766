import { expect, test } from 'vitest';
import { nearestPlaceIn } from './nearest-place.ts';
import type { Place } from './place.ts';

function aPlace(id: string, lon: number, lat: number, kind: Place['kind'] = 'poi'): Place {
  return { id, kind, name: id, aliases: [], lon, lat, areaCode: '310199101', address: id };
}

const north = aPlace('north', 121.5, 31.2009);
const east = aPlace('east', 121.501, 31.2);

test('a degree of longitude is shorter than one of latitude', () => {
  // 0.001° of longitude is 95 m here, 0.0009° of latitude 100 m.
  expect(nearestPlaceIn([north, east])([121.5, 31.2], 500)).toEqual({ place: east, metres: 95 });
});

test('beyond the given distance nothing is near', () => {
  expect(nearestPlaceIn([north, east])([121.5, 31.2], 90)).toBeNull();
});

test('a street as a whole is no address', () => {
  expect(nearestPlaceIn([aPlace('street', 121.5, 31.2, 'street')])([121.5, 31.2], 500)).toBeNull();
});
