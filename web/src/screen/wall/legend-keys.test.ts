import { wallScenes } from '@chengyun/contract/wall';
import { expect, test } from 'vitest';
import { keysOf, signOfKey } from './legend-keys.ts';

test('the legend explains what the map of a scene draws, and one sign once', () => {
  expect(keysOf('hotline')).toEqual(['case', 'soon', 'late']);
  expect(keysOf('grid')).toEqual(['case', 'soon', 'late', 'patrol', 'patrolQuiet', 'joined']);
  expect(keysOf('fire')).toEqual(['case', 'soon', 'late', 'critical', 'major', 'device', 'deviceWarned', 'joined']);
  expect(keysOf('environment')).toEqual(['case', 'soon', 'late', 'section', 'joined']);
});

test('no two things of one scene have the same sign', () => {
  for (const scene of wallScenes) {
    const signs = keysOf(scene).flatMap((key) => (signOfKey[key] ? [JSON.stringify(signOfKey[key])] : []));
    expect([scene, new Set(signs).size]).toEqual([scene, signs.length]);
  }
});
