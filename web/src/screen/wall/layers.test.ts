import { type WallScene, wallScenes } from '@chengyun/contract/wall';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asUsual, type LayerChoice, layersOf, readLayers, toggled, wallLayers } from './layers.ts';

const scenes = fc.constantFrom(...wallScenes);
const presses = fc.array(fc.tuple(scenes, fc.constantFrom(...wallLayers)), { maxLength: 20 });
const pressed = (list: readonly (readonly [WallScene, (typeof wallLayers)[number]])[]): LayerChoice =>
  list.reduce((choice, [scene, layer]) => toggled(choice, scene, layer), asUsual);

test('a press turns just the layer pressed, and a second press brings back what was', () => {
  fc.assert(
    fc.property(presses, scenes, fc.constantFrom(...wallLayers), (before, scene, layer) => {
      const was = pressed(before);
      const [old, once] = [layersOf(scene, was), toggled(was, scene, layer)];
      const changed = wallLayers.filter((one) => old.has(one) !== layersOf(scene, once).has(one));
      expect(changed).toEqual([layer]);
      expect(layersOf(scene, toggled(once, scene, layer))).toEqual(old);
    }),
  );
});

test('what was chosen holds in the next scene', () => {
  const choice = toggled(toggled(asUsual, 'town', 'cameras'), 'town', 'devices');
  expect([...layersOf('fire', choice)]).toEqual(['cases', 'alarms', 'cameras']);
  expect([...layersOf('grid', choice)]).toEqual(['cases', 'patrols', 'cameras']);
});

test('of an address only layers that are known count, in the order of the list', () => {
  expect(readLayers('sites,cats,cases')).toEqual(['cases', 'sites']);
  expect(readLayers(undefined)).toEqual([]);
});
