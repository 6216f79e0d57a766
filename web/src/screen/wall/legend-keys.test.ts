import { wallScenes } from '@chengyun/contract/wall';
import { expect, test } from 'vitest';
import { layersOf, wallLayers } from './layers.ts';
import { keysOf, signOfKey } from './legend-keys.ts';

const keysOfScene = (scene: (typeof wallScenes)[number]) => keysOf(layersOf(scene));

test('the legend explains what the map of a scene draws, and one sign once', () => {
  expect(keysOfScene('hotline')).toEqual(['case', 'soon', 'late']);
  expect(keysOfScene('grid')).toEqual(['case', 'soon', 'late', 'patrol', 'patrolQuiet', 'joined']);
  expect(keysOfScene('environment')).toEqual(['case', 'soon', 'late', 'section', 'joined']);
  expect(keysOfScene('fire')).toEqual([
    ...['case', 'soon', 'late', 'critical', 'major', 'device', 'deviceWarned', 'joined'],
  ]);
  expect(keysOf(new Set(['cameras', 'sites'])).slice(0, 3)).toEqual(['camera', 'cameraAway', 'aed']);
  expect(keysOf(new Set())).toEqual([]);
});

test('no two things of one scene have the same sign, nor with every layer shown', () => {
  for (const keys of [...wallScenes.map(keysOfScene), keysOf(new Set(wallLayers))]) {
    const signs = keys.flatMap((key) => (signOfKey[key] ? [JSON.stringify(signOfKey[key])] : []));
    expect([keys, new Set(signs).size]).toEqual([keys, signs.length]);
  }
});
