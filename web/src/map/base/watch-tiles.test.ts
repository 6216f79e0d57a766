import { expect, test } from 'vitest';
import { type Watched, watchTiles } from './watch-tiles.ts';

/** As much of a map as is asked: who listens to what. */
function makeMap() {
  const listeners: { readonly name: string; readonly listener: (event: object) => void }[] = [];
  const map = {
    on: (name: string, listener: (event: object) => void) => listeners.push({ name, listener }),
    off: (name: string, listener: (event: object) => void) => {
      listeners.splice(
        listeners.findIndex((one) => one.name === name && one.listener === listener),
        1,
      );
    },
  };
  const say = (name: string, event: object) => {
    for (const one of listeners) if (one.name === name) one.listener(event);
  };
  return { map: map as unknown as Watched, say, listeners }; // of the library's map only what is used here
}

test('a source fails from its first tile that could not be had until one that was', () => {
  const { map, say, listeners } = makeMap();
  const told: boolean[] = [];
  const end = watchTiles(map, 'vec', (failing) => told.push(failing));
  say('error', { sourceId: 'vec' });
  say('error', { sourceId: 'other' });
  say('error', {});
  say('sourcedata', { sourceId: 'vec' });
  say('sourcedata', { sourceId: 'vec', tile: { state: 'errored' } });
  say('sourcedata', { sourceId: 'other', tile: { state: 'loaded' } });
  expect(told).toEqual([true]);
  say('sourcedata', { sourceId: 'vec', tile: { state: 'loaded' } });
  expect(told).toEqual([true, false]);
  end();
  expect(listeners).toEqual([]);
});
