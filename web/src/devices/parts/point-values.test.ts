import { expect, test } from 'vitest';
import { numberText, pointValues } from './point-values.ts';

const zh = (text: { readonly zh: string }) => text.zh;
const pressure = { id: 'pressure', name: { zh: 'P', en: 'Pressure' }, unit: 'MPa' };
const smoke = { id: 'smoke', name: { zh: 'S', en: 'Smoke' }, unit: '', words: { '1': { zh: 'yes', en: 'yes' } } };

test('values stand in the order of the profile with unit and word, strangers last', () => {
  const values = { other: { v: 'x', at: 0 }, smoke: { v: 1, at: 1000 }, pressure: { v: 0.07, at: 1000 } };
  expect(pointValues(values, [pressure, smoke], zh)).toEqual([
    { id: 'pressure', name: 'P', text: '0.07\u2009MPa', at: '1970-01-01T00:00:01.000Z' },
    { id: 'smoke', name: 'S', text: 'yes', at: '1970-01-01T00:00:01.000Z' },
    { id: 'other', name: 'other', text: 'x', at: '1970-01-01T00:00:00.000Z' },
  ]);
});

test('a point is known by its further names, in its own unit', () => {
  const dust = { id: 'tsp', name: { zh: 'T', en: 'TSP' }, unit: 'mg/m³', from: [{ name: 'a34001-Rtd', scale: 0.001 }] };
  const values = { other: { v: 1, at: 0 }, 'a34001-Rtd': { v: 83, at: 0 } };
  expect(pointValues(values, [dust], zh).map(({ name, text }) => [name, text])).toEqual([
    ['T', '0.083\u2009mg/m³'],
    ['other', '1'],
  ]);
});

test('numbers have no more decimals than one can use', () => {
  expect([0.0712345, 12.3456, 345.678, 12345.6, Number.NaN].map(numberText)).toEqual([
    '0.071',
    '12.35',
    '345.7',
    '12346',
    '—',
  ]);
});
