import { join } from 'node:path';
import { actionNames } from '@chengyun/contract/actions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPacks } from '../../town/packs/load-packs.ts';
import { aGround, aKind, aPack } from '../testing/a-town.ts';
import { type Pace, type Tally, type Terrain, walk } from '../testing/walk.ts';

// Seconds to weeks; most steps follow at once.
const waits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 600 }) },
  { weight: 3, arbitrary: fc.integer({ min: 600, max: 86_400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 86_400, max: 28 * 86_400 }) },
);
const paces: fc.Arbitrary<Pace[]> = fc.array(fc.record({ wait: waits, seed: fc.nat() }), {
  minLength: 50,
  maxLength: 70,
});

const report = { kind: 'ticket', source: 'phone', text: '路面破损' };
const shipped = join(import.meta.dirname, '../../../../packs');
const minutes = 60_000;

// Walks are told by their seed; a failing one is shrunk to the few steps that matter.
function explore(terrain: Terrain, walks: number, seed: number): Tally {
  const tally: Tally = new Map();
  const property = fc.property(paces, (way) => walk(terrain, way, tally));
  fc.assert(property, { numRuns: walks, seed, interruptAfterTimeLimit: 2 * minutes, markInterruptAsFailure: true });
  return tally;
}

function steps(tally: Tally): number {
  return [...tally.values()].reduce((sum, count) => sum + count, 0);
}

test(
  'a hotline kind lives as the design says, and every action is both taken and refused on the way',
  () => {
    const ground = aGround([aPack([aKind()])]);
    const tally = explore({ ground, report, filing: { category: { taxonomy: 'small', code: '02' } } }, 340, 6);
    const wanted = actionNames.flatMap((name) => [`${name} refused`, `${name} taken`]);
    expect(wanted.filter((name) => !tally.has(name))).toEqual([]);
    expect(steps(tally)).toBeGreaterThan(18_000);
  },
  3 * minutes,
);

test(
  'a grid kind with limits in hours and no required call-back lives as the design says',
  () => {
    const { secondHandling: _, ...kind } = aKind({ callBack: 'optional', replyPhoto: true });
    const ground = aGround([aPack([kind])]);
    const filing = { category: { taxonomy: 'small', code: '01' }, conditionCode: '01-2' };
    expect(steps(explore({ ground, report, filing }, 340, 2))).toBeGreaterThan(18_000);
  },
  3 * minutes,
);

test(
  'the shipped packs live as the design says',
  async () => {
    const { packs, calendars } = await loadPacks(shipped);
    const ground = aGround(packs, [...calendars]);
    const hotline = { kind: 'hotline', source: 'hotline-12345', text: '燃气味' };
    const grid = { kind: 'grid', source: 'patrol', text: '路面破损', place: '东街' };
    const ticket = { category: { taxonomy: 'hotline', code: 'H0101' } };
    const event = { category: { taxonomy: 'gbt30428-2-2013-events', code: '0101' }, conditionCode: '0101-1' };
    const first = explore({ ground, report: hotline, filing: ticket }, 140, 3);
    const second = explore({ ground, report: grid, filing: event }, 140, 4);
    expect(steps(first) + steps(second)).toBeGreaterThan(15_000);
  },
  3 * minutes,
);
