import { expect, test } from 'vitest';
import { aGround, aKind, aPack } from '../../cases/testing/a-town.ts';
import { repeatsIn } from './repeats-in.ts';
import { reportsOfDay } from './reports-of-day.ts';

const ground = aGround([aPack([aKind()])]);
const days = Array.from({ length: 20 }, (_, n) => reportsOfDay(ground, 7, `2026-11-${String(n + 1).padStart(2, '0')}`));
const lots = days.flatMap((day) =>
  Array.from({ length: Math.ceil(day.length / 50) }, (_, n) => day.slice(n * 50, n * 50 + 50)),
);

test('only calls repeat calls, each one at most once and only what came before it', () => {
  for (const lot of lots) {
    const families = [...repeatsIn(lot)];
    const repeats = families.flatMap(([, of]) => of);
    expect(new Set(repeats).size).toBe(repeats.length);
    for (const [main, of] of families) {
      expect(repeats).not.toContain(main);
      expect(of.every((at) => at > main && lot[at]?.kind === 'hotline' && lot[main]?.kind === 'hotline')).toBe(true);
    }
  }
});

test('the same lot has the same repeats: about one call in ten, and on some days a matter that many call about', () => {
  const families = lots.map(repeatsIn);
  expect(lots.map(repeatsIn)).toEqual(families);
  const sizes = families.flatMap((one) => [...one.values()].map((of) => of.length));
  const calls = days.flat().filter(({ kind }) => kind === 'hotline').length;
  const share = sizes.reduce((sum, one) => sum + one, 0) / calls;
  expect([share > 0.06, share < 0.13]).toEqual([true, true]);
  const groups = sizes.filter((size) => size >= 4).length;
  expect([groups > 3, groups < 40]).toEqual([true, true]);
});
