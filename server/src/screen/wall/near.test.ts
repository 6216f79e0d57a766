import { expect, test } from 'vitest';
import { countsOf, nearest } from './near.ts';

const here = [121.4, 31.3] as const;
const thing = (
  id: string,
  kind: 'hydrant' | 'sensor' | 'place' | 'aed' | 'shelter',
  metres: number,
  trouble: string | null = null,
) => ({
  ...{ id, kind, name: id, trouble, lon: here[0], lat: here[1] + metres / 111_195 },
});

test('the nearest of a kind come first, at most four of each, none beyond the radius', () => {
  const hydrants = [420, 40, 300, 200, 100, 510].map((metres) => thing(`${metres}`, 'hydrant', metres));
  expect(nearest(hydrants, here, '').near.map(({ id, metres }) => [id, metres])).toEqual([
    ['40', 40],
    ['100', 100],
    ['200', 200],
    ['300', 300],
  ]);
});

test('of the many sensors those with an alarm are told, and first; the thing itself is not', () => {
  const things = [
    thing('school', 'place', 10),
    thing('quiet', 'sensor', 20),
    thing('burning', 'sensor', 30, 'fire'),
    thing('self', 'sensor', 0, 'fire'),
  ];
  expect(nearest(things, here, 'self').near.map(({ id }) => id)).toEqual(['burning', 'school']);
});

test('of defibrillators and shelters the two nearest are told, before the places that have only a name', () => {
  const things = [
    thing('school', 'place', 10),
    ...[300, 100, 200].map((metres) => thing(`aed ${metres}`, 'aed', metres)),
    thing('park', 'shelter', 400),
  ];
  expect(nearest(things, here, '').near.map(({ id }) => id)).toEqual(['aed 100', 'aed 200', 'park', 'school']);
});

test('what is counted stands within the radius, not in the corners of the square around it', () => {
  const east = (metres: number) => metres / (111_195 * Math.cos((here[1] * Math.PI) / 180));
  const corner = { lon: here[0] + east(480), lat: here[1] + 480 / 111_195 };
  const things = [
    thing('hydrant', 'hydrant', 490),
    thing('burning', 'sensor', 30, 'fire'),
    thing('school', 'place', 10),
    { ...thing('corner', 'sensor', 0), ...corner },
  ];
  const spot = { lon: here[0], lat: here[1] };
  expect(countsOf(things, [spot, corner], here)).toEqual({ devices: 2, troubled: 1, cases: 1 });
});
