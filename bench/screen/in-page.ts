import type { Page } from 'playwright-core';

/** What the page's own map is asked; it lives in the page. */
export type Seen = { readonly id: string; readonly state: string };

const PATIENCE_MS = 60_000;

// The map hangs in no variable of the window: it is found where React keeps what it gives to the layers.
const FIND_MAP = `() => {
  const root = document.querySelector('.cy-map .maplibregl-map')?.parentElement;
  const key = root && Object.keys(root).find((one) => one.startsWith('__reactFiber$'));
  const look = (fiber, left) => {
    for (let at = fiber; at && left > 0; at = at.sibling) {
      const map = at.memoizedProps?.value?.map?.getMap?.();
      if (map) return map;
      const below = look(at.child, left - 1);
      if (below) return below;
    }
    return null;
  };
  return key ? look(root[key], 40) : null;
}`;

/** Puts what the measurement asks into the page before anything of it runs. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript(`
    window.bench = {
      map: () => (window.bench.known ??= (${FIND_MAP})()),
      seen: () => {
        const found = new Map();
        const map = window.bench.map();
        if (!map?.isStyleLoaded() || !map.getLayer('devices-signs')) return [];
        // What is drawn: tiles that wait outside of the view, or of another zoom, are not looked at.
        for (const { properties } of map.queryRenderedFeatures({ layers: ['devices-signs'] }))
          if (properties.id && found.get(properties.id) !== 'fire') found.set(properties.id, properties.state);
        return [...found].map(([id, state]) => ({ id, state }));
      },
      // Whether the last picture was drawn when no tile of the view was missing: a map may have its tiles and not have drawn yet.
      whole: false,
      watch: (map) => {
        const context = map.getCanvas().getContext('webgl2');
        const draw = context.drawElements;
        let draws = 0;
        context.drawElements = (...what) => {
          draws += 1;
          draw.apply(context, what);
        };
        map.on('render', () => {
          if (draws > 0) window.bench.whole = Boolean(map.isStyleLoaded() && map.areTilesLoaded() && map.getLayer('devices-joined'));
          draws = 0;
        });
        return map;
      },
      painted: () => {
        const map = (window.bench.watched ??= window.bench.map() && window.bench.watch(window.bench.map()));
        if (!window.bench.whole || !map.isStyleLoaded() || !map.areTilesLoaded()) return 0;
        return map.queryRenderedFeatures({ layers: ['devices-joined', 'devices-signs'] }).length;
      },
      whenPainted: (most) => new Promise((resolve) => {
        const end = performance.now() + most;
        const look = () => {
          if (window.bench.painted() > 0) return requestAnimationFrame(() => resolve(true));
          if (performance.now() > end) return resolve(false);
          setTimeout(look, 30);
        };
        look();
      }),
      // The instant at which a device is drawn in a state, after the frame that draws it.
      until: (id, state, most) => new Promise((resolve) => {
        const end = performance.now() + most;
        const look = () => {
          if (window.bench.seen().some((one) => one.id === id && one.state === state))
            return requestAnimationFrame(() => resolve(Date.now()));
          if (performance.now() > end) return resolve(null);
          setTimeout(look, 20);
        };
        look();
      }),
    };
  `);
}

/** Milliseconds from the beginning of the visit until devices are drawn and nothing of the view is missing. */
export async function firstPaint(page: Page, address: string): Promise<number> {
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const painted: boolean = await page.evaluate(`window.bench.whenPainted(${PATIENCE_MS})`);
  if (!painted) throw new Error(`Nothing was drawn within ${PATIENCE_MS / 1000} s`);
  return performance.now() - begun;
}

/** Single devices of the view and how they are drawn. */
export function devicesSeen(page: Page): Promise<readonly Seen[]> {
  return page.evaluate('window.bench.seen()');
}

/** When a device was drawn in a state, in epoch milliseconds; null when it was not within a limit. */
export function drawnAt(page: Page, id: string, state: string, mostMs: number): Promise<number | null> {
  return page.evaluate(`window.bench.until(${JSON.stringify(id)}, ${JSON.stringify(state)}, ${mostMs})`);
}
