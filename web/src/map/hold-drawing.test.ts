import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Drawn, holdDrawing } from './hold-drawing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** As much of a map as is asked: it draws when told, and says so. */
function makeMap() {
  const state = { drawn: 0, asked: 0, sources: {}, tiles: false };
  const listeners = new Set<() => void>();
  const map = {
    painter: {
      render: () => {
        state.drawn += 1;
      },
    },
    getStyle: () => ({ version: 8, sources: state.sources, layers: [] }),
    isStyleLoaded: () => true,
    areTilesLoaded: () => state.tiles,
    triggerRepaint: () => {
      state.asked += 1;
    },
    on: (_: 'render', listener: () => void) => listeners.add(listener),
    off: (_: 'render', listener: () => void) => listeners.delete(listener),
  };
  const frame = () => {
    map.painter.render();
    for (const listener of [...listeners]) listener();
  };
  return { map: map as unknown as Drawn, state, frame, listeners }; // of the library's map only what is used here
}

test('a map draws nothing until the tiles of its view are there, then the whole at once', () => {
  const { map, state, frame, listeners } = makeMap();
  holdDrawing(map, 1000);
  frame();
  state.sources = { base: {} };
  frame();
  expect(state.drawn).toBe(0);
  state.tiles = true;
  frame();
  expect([state.drawn, state.asked]).toEqual([0, 1]);
  frame();
  expect(state.drawn).toBe(1);
  vi.advanceTimersByTime(2000);
  expect([state.asked, listeners.size]).toEqual([1, 0]);
});

test('a map that nothing was put on yet is not whole, though no tile of it is missing', () => {
  const { map, state, frame } = makeMap();
  state.tiles = true;
  holdDrawing(map, 1000);
  frame();
  expect(state.asked).toBe(0);
});

test('where tiles are slow, a map is drawn as far as it has come', () => {
  const { map, state, frame } = makeMap();
  state.sources = { base: {} };
  holdDrawing(map, 1000);
  vi.advanceTimersByTime(999);
  frame();
  expect(state.drawn).toBe(0);
  vi.advanceTimersByTime(1);
  frame();
  expect([state.asked, state.drawn]).toEqual([1, 1]);
});

test('a map that is taken away before it was whole is not asked for anything more', () => {
  const { map, state, listeners } = makeMap();
  const end = holdDrawing(map, 1000);
  end();
  vi.advanceTimersByTime(2000);
  expect([state.asked, listeners.size]).toEqual([0, 0]);
});
