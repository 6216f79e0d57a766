import { expect, test } from 'vitest';
import type { Sql } from '../../support/db/connect.ts';
import { keepPoints } from './kept-points.ts';
import type { PointSource } from './point-source.ts';
import type { TilePoint } from './tile-point.ts';

const point = (id: string, state = 0): TilePoint => ({ id, lon: 121.5, lat: 31.2, state, tags: {} });

/** A layer over things in memory, with what was asked of them. */
function aLayer(things: Map<string, TilePoint>) {
  const asked: string[] = [];
  let now = 0;
  let breaks = false;
  let meanwhile = () => {};
  const source: PointSource = {
    ...{ topics: ['case'], lists: ['devices'] },
    all: async () => {
      asked.push('all');
      now += 100;
      return [...things.values()];
    },
    some: async (_sql, heard) => {
      const ids = [...(heard.get('case') ?? [])];
      asked.push(ids.join());
      meanwhile();
      if (breaks) throw new Error('the store is away');
      return { asked: ids, found: ids.flatMap((id) => things.get(id) ?? []) };
    },
  };
  const kept = keepPoints({
    ...{ layer: 'cases', states: ['ok', 'red'], source, clock: () => now },
    read: (work) => work(undefined as unknown as Sql), // the source above asks no store
  });
  return {
    ...{ kept, asked },
    text: async () => (await kept.tile(0, 0, 0)).plain.toString('latin1'),
    pass: (ms: number) => {
      now += ms;
    },
    whileReading: (what: () => void) => {
      meanwhile = what;
    },
    breakDown: (how: boolean) => {
      breaks = how;
    },
  };
}

test('a layer is read once, and after news only what the news named', async () => {
  const things = new Map([['a', point('a')]]);
  const { kept, asked, text } = aLayer(things);
  await Promise.all([text(), text(), text()]);
  things.set('b', point('b', 1));
  kept.hear('case', 'b');
  kept.hear('import', 'x');
  expect(await text()).toContain('b');
  things.delete('a');
  kept.hear('case', 'a');
  await text();
  expect(asked).toEqual(['all', 'b', 'a']);
  expect(await kept.totals()).toEqual({ ok: 0, red: 1 });
});

test('a list that changed is compared at once, and then no more than a tenth of the time', async () => {
  const { kept, asked, text, pass } = aLayer(new Map([['a', point('a')]]));
  await text();
  kept.hear('devices', 'all');
  await text();
  expect(asked).toEqual(['all']);
  pass(1000);
  await text();
  await text();
  expect(asked).toEqual(['all', 'all']);
});

test('whoever counts shares what was read two seconds ago at most, by a tile or another count, and is right after', async () => {
  const things = new Map([['a', point('a')]]);
  const { kept, asked, text, pass } = aLayer(things);
  expect(await kept.totals()).toEqual({ ok: 1, red: 0 });
  pass(1000);
  things.set('a', point('a', 1));
  kept.hear('case', 'a');
  await text(); // a tile is of now, and so is what is counted then
  expect(await kept.totals()).toEqual({ ok: 0, red: 1 });
  things.set('b', point('b'));
  kept.hear('case', 'b');
  expect(await kept.totals()).toEqual({ ok: 0, red: 1 });
  pass(2000);
  const all = await Promise.all([kept.totals(), kept.totals(), kept.totals()]);
  expect(all).toEqual(Array.from({ length: 3 }, () => ({ ok: 1, red: 1 })));
  expect(asked).toEqual(['all', 'a', 'b']);
});

test('where news never ends whoever counts waits for one reading, and not for the news that came during it', async () => {
  const { kept, asked, pass, whileReading } = aLayer(new Map([['a', point('a')]]));
  await kept.totals();
  whileReading(() => {
    pass(3000);
    kept.hear('case', 'a');
  });
  pass(3000);
  kept.hear('case', 'a');
  await kept.totals();
  expect(asked).toEqual(['all', 'a']);
});

test('what could not be read is made up for by comparing all', async () => {
  const things = new Map([['a', point('a')]]);
  const { kept, asked, text, pass, breakDown } = aLayer(things);
  await text();
  pass(5000);
  things.set('a', point('a', 1));
  kept.hear('case', 'a');
  breakDown(true);
  await expect(text()).rejects.toThrow('the store is away');
  breakDown(false);
  await text();
  expect(asked).toEqual(['all', 'a', 'all']);
  expect(await kept.totals()).toEqual({ ok: 0, red: 1 });
});
