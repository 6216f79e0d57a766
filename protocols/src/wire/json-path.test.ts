import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { isPath, valueAt, valuesAt } from './json-path.ts';

const payload: Json = {
  gw: 'G1',
  devs: [
    { id: 7, dp: [{ property: 'temp', value: '21.5' }] },
    {
      id: 8,
      dp: [
        { property: 'smoke', value: 0.1 },
        { property: 'temp', value: 22 },
      ],
    },
  ],
  'odd name': { 设备: true },
};

test('a path leads to a member, an item, each item, and through names of any letters', () => {
  expect([
    ...[valueAt(payload, '$.gw'), valueAt(payload, '$.devs[1].id'), valuesAt(payload, '$.devs[*].dp[*].value')],
    ...[valueAt(payload, "$['odd name'].设备"), valueAt(payload, '$'), valuesAt(payload, '$.devs[0][*]')[0]],
  ]).toEqual(['G1', 8, ['21.5', 0.1, 22], true, payload, 7]);
});

test('a step that leads nowhere gives nothing, also into what every object inherits', () => {
  for (const path of ['$.none', '$.gw.x', '$.devs[9]', '$.gw[0]', '$.constructor', '$.devs.length', '$.gw[*]'])
    expect([path, valuesAt(payload, path)]).toEqual([path, []]);
});

test('what is no path is told, and leads nowhere', () => {
  for (const text of ['', 'gw', '$gw', '$.', '$..gw', '$[x]', "$['a", '$.a b', '$[*', '$.{x}'])
    expect([text, isPath(text), valuesAt(payload, text)]).toEqual([text, false, []]);
});

test('any text on any value throws nothing and gives a thousand values at most', () => {
  const wide: Json = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 1));
  expect(valuesAt(wide, '$[*][*]').length).toBe(1_000);
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      valuesAt(value as Json, `$${text}`);
    }),
  );
});
