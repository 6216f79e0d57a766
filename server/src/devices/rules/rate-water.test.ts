import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPacks } from '../../town/packs/load-packs.ts';
import { anObservation, play, turns } from './a-profile.ts';
import { compileProfile } from './compile-profile.ts';
import { mainPollutants, rateWater } from './rate-water.ts';

const { packs } = await loadPacks(join(import.meta.dirname, '../../../../packs'));

function sectionOf(water: 'river' | 'lake') {
  const profile = packs.flatMap(({ profiles = [] }) => profiles).find(({ id }) => id === `section-${water}`);
  if (!profile?.rating) throw new Error(`no rating for ${water}`);
  return { profile, rating: profile.rating };
}

const river = sectionOf('river');
const good = { ph: 7.5, do: 8, codmn: 1.5, nh3n: 0.1, tp: 0.02 };

function rate(values: Readonly<Record<string, number>>, { rating } = river, target = 3) {
  return rateWater(rating, target, (point) => values[point]);
}

/** The rows of GB 3838-2002, table 1, as domain.md §3.5 gives them, I to V; TP by the river column. */
const TABLE: Readonly<Record<string, readonly number[]>> = {
  do: [7.5, 6, 5, 3, 2],
  codmn: [2, 4, 6, 10, 15],
  codcr: [15, 15, 20, 30, 40],
  bod5: [3, 3, 4, 6, 10],
  nh3n: [0.15, 0.5, 1, 1.5, 2],
  tp: [0.02, 0.1, 0.2, 0.3, 0.4],
  tn: [0.2, 0.5, 1, 1.5, 2],
  cu: [0.01, 1, 1, 1, 1],
  zn: [0.05, 1, 1, 2, 2],
  fluoride: [1, 1, 1, 1.5, 1.5],
  se: [0.01, 0.01, 0.01, 0.02, 0.02],
  as: [0.05, 0.05, 0.05, 0.1, 0.1],
  hg: [0.00005, 0.00005, 0.0001, 0.001, 0.001],
  cd: [0.001, 0.005, 0.005, 0.005, 0.01],
  cr6: [0.01, 0.05, 0.05, 0.05, 0.1],
  pb: [0.01, 0.01, 0.05, 0.05, 0.1],
  cyanide: [0.005, 0.05, 0.2, 0.2, 0.2],
  phenol: [0.002, 0.002, 0.005, 0.01, 0.1],
  oil: [0.05, 0.05, 0.05, 0.5, 1],
  surfactant: [0.2, 0.2, 0.2, 0.3, 0.3],
  sulfide: [0.05, 0.1, 0.2, 0.5, 1],
  coliforms: [200, 2000, 10_000, 20_000, 40_000],
};

test('the table of the pack is that of the standard', () => {
  const { ph, ...limits } = Object.fromEntries(river.rating.items.map((item) => [item.point, item.limits]));
  expect(limits).toEqual(TABLE);
  expect(ph).toEqual([6, 9]);
  const lake = sectionOf('lake').rating.items.find(({ point }) => point === 'tp');
  expect(lake?.limits).toEqual([0.01, 0.025, 0.05, 0.1, 0.2]);
});

test('a river is rated by 21 items: temperature, total nitrogen and faecal coliforms are left out', () => {
  const rated = river.rating.items.filter((item) => item.rated).map(({ point }) => point);
  expect(rated).toHaveLength(21);
  expect(rate({ ...good, tn: 99, coliforms: 1e6, temperature: 45 })).toMatchObject({ class: 1 });
});

test.each([
  [{}, 1],
  [{ codmn: 2.1 }, 2],
  [{ do: 5 }, 3],
  [{ do: 4.99 }, 4],
  [{ nh3n: 2 }, 5],
  [{ tp: 0.41 }, 6],
  [{ ph: 9.1 }, 6],
  [{ codcr: 15 }, 1],
  [{ as: 0.05 }, 1],
])('with %j the class is %i, equal limits giving the better one', (changed, wanted) => {
  expect(rate({ ...good, ...changed })).toMatchObject({ enough: true, class: wanted });
});

test.each(['ph', 'do', 'codmn', 'nh3n', 'tp'])('without %s there is not enough data, never a class', (point) => {
  const { [point]: _, ...rest } = { ...good } as Record<string, number>;
  expect(rate(rest)).toEqual({ enough: false, missing: [point] });
  expect(rate({ ...good, [point]: Number.NaN })).toEqual({ enough: false, missing: [point] });
});

test('whatever is missing, nothing is rated better than with all of it', () => {
  const some = fc.subarray(Object.keys(good));
  fc.assert(
    fc.property(
      some,
      fc.record({ do: fc.double({ min: 0, max: 12, noNaN: true }), tp: fc.double({ min: 0, max: 1, noNaN: true }) }),
      (kept, bad) => {
        const all: Record<string, number> = { ...good, ...bad };
        const partly = rate(Object.fromEntries(kept.map((point) => [point, all[point] ?? 0])));
        expect(partly).toEqual(kept.length === 5 ? rate(all) : { enough: false, missing: expect.anything() });
      },
    ),
  );
});

test('main pollutants come worst class first, then by how far they are over the target', () => {
  const rated = rate({ ...good, codmn: 7, nh3n: 3, tp: 0.28, bod5: 5, do: 4 });
  if (!rated.enough) throw new Error('enough data was given');
  const main = mainPollutants(rated.items, 3);
  expect(
    main.map(({ point, class: its, over }) => [point, its, over === null ? null : Math.round(over * 100)]),
  ).toEqual([
    ['nh3n', 6, 200],
    ['tp', 4, 40],
    ['bod5', 4, 25],
  ]);
});

test('a section that loses its data neither alarms nor recovers, and old values do not stand in', () => {
  const compiled = compileProfile(
    { ...river.profile, rules: river.profile.rules.filter(({ kind }) => kind === 'class') },
    'Asia/Shanghai',
  );
  const { signals } = play(compiled, [
    anObservation(0, { ...good, nh3n: 1.8 }),
    anObservation(14_400, { codmn: 1 }),
    anObservation(60_000, { codmn: 1 }),
    anObservation(64_000, good),
  ]);
  expect(turns(signals)).toEqual(['+0', '-64000']);
});
