import type { Scorecard, ScoreItem } from '@chengyun/contract/scorecards';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGoalBook } from '../goals/goal-book.ts';
import { changedBetween, saysTheSame } from './changed-between.ts';
import { isBonus, mostOf, pointsOf, type ScoreFigure } from './points-of.ts';
import { rowsOf, type Subject } from './sheet-of.ts';

const { scorecards } = await openGoalBook();
const cards = [...scorecards.values()];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 0, max: 400 });

/** A figure that fits the item: shares for shares, hours or counts for the rest; sometimes nothing below the line. */
function aFigure(item: ScoreItem): fc.Arbitrary<ScoreFigure | null> {
  const value: fc.Arbitrary<number> = item.kind === 'ratio' || item.kind === 'steps' ? share : count;
  return fc.option(
    value.map((one) => ({ value: one, numerator: one, denominator: 1 })),
    { nil: { value: null, numerator: 0, denominator: 0 }, freq: 5 },
  );
}

const anEntry = (item: ScoreItem) =>
  item.kind === 'manual'
    ? fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: null })
    : fc.constant<number | null>(null);

function aSubject(card: Scorecard): fc.Arbitrary<Subject> {
  const people = fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: null });
  const parts = card.items.map((item) => fc.tuple(fc.constant(item.id), aFigure(item), anEntry(item)));
  return fc.tuple(fc.uuid(), people, fc.tuple(...parts)).map(([unitId, own, items]) => ({
    ...{ unitId, name: unitId, people: own, areaKm2: own === null ? null : 0.4 },
    figures: new Map(items.flatMap(([id, figure]) => (figure ? [[id, figure] as const] : []))),
    entries: new Map(
      items.flatMap(([id, , points]) =>
        points === null
          ? []
          : [[id, { points, reason: '例会评定', by: null, at: '2026-11-01T00:00:00Z', nth: 1 }] as const],
      ),
    ),
  }));
}

const aGroup = fc
  .constantFrom(...cards)
  .chain((card) => fc.record({ card: fc.constant(card), subjects: fc.array(aSubject(card), { maxLength: 12 }) }));

test('no item gives less than nought or more than its most, and a total stays within the full mark and its bonuses', () => {
  fc.assert(
    fc.property(aGroup, ({ card, subjects }) => {
      const bonus = card.items.filter(isBonus).reduce((sum, item) => sum + mostOf(item), 0);
      for (const { lines, total } of rowsOf(card, subjects)) {
        for (const { points, most } of lines) {
          if (points === null) continue;
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(most);
        }
        if (total !== null) expect(total).toBeLessThanOrEqual(card.full + bonus + 0.01);
      }
    }),
  );
});

test('places follow the totals: equals share one, and the next is as much further down', () => {
  fc.assert(
    fc.property(aGroup, ({ card, subjects }) => {
      const rows = rowsOf(card, subjects).filter(({ total }) => total !== null);
      for (const row of rows) {
        const better = rows.filter((one) => (one.total ?? 0) > (row.total ?? 0)).length;
        expect(row.rank).toBe(better + 1);
      }
      expect(rowsOf(card, subjects).filter(({ total, rank }) => (total === null) !== (rank === null))).toEqual([]);
    }),
  );
});

test('what all units of a group get for their share of it is, together, the points of the item', () => {
  const card = scorecards.get('town-hotline');
  if (!card) throw new Error('no town-hotline');
  fc.assert(
    fc.property(fc.array(aSubject(card), { minLength: 1, maxLength: 12 }), (subjects) => {
      const points = rowsOf(card, subjects).flatMap(({ lines }) => lines[0]?.points ?? []);
      if (points.length === 0) return;
      expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(5, 0);
    }),
  );
});

test('the order in which units are given changes nothing, and a sheet differs from itself in nothing', () => {
  fc.assert(
    fc.property(aGroup, ({ card, subjects }) => {
      const rows = rowsOf(card, subjects);
      const turned = rowsOf(card, subjects.toReversed());
      const byId = (a: { unitId: string }, b: { unitId: string }) => (a.unitId < b.unitId ? -1 : 1);
      expect(turned.toSorted(byId)).toEqual(rows.toSorted(byId));
      const sheet = {
        card,
        period: '2026-10',
        from: '',
        to: '',
        at: '',
        groups: [{ id: 'g', name: card.name, rows: [...rows] }],
      };
      expect(changedBetween(sheet, JSON.parse(JSON.stringify(sheet)))).toEqual([]);
      expect(saysTheSame(sheet, { ...sheet, at: 'later' })).toBe(true);
    }),
  );
});

const none = { figure: null, entry: null, groupTotal: 0, people: null, areaKm2: null };
const figure = (value: number) => ({ ...none, figure: { value, numerator: value, denominator: null } });

function item(cardId: string, id: string): ScoreItem {
  const found = scorecards.get(cardId)?.items.find((one) => one.id === id);
  if (!found) throw new Error(`no ${cardId} ${id}`);
  return found;
}

test('the published schemes come out as reckoned by hand', () => {
  const volume = item('online-governance', 'volume');
  const given = [
    pointsOf(item('digital-city', 'rework'), figure(0.05)).points,
    pointsOf(item('online-governance', 'late'), figure(1)).points,
    pointsOf(item('online-governance', 'repeats'), figure(3)).points,
    pointsOf(item('online-governance', 'cycle'), figure(36)).points,
    pointsOf(item('online-governance', 'cycle'), figure(2)).points,
    pointsOf(volume, { ...figure(300), people: 5000, areaKm2: 0.6 }).points,
    pointsOf(item('town-hotline', 'volume'), { ...figure(30), groupTotal: 120 }).points,
    pointsOf(item('town-monthly', 'on-time'), figure(0.95)).points,
    pointsOf(item('town-monthly', 'on-time'), figure(0.9499)).points,
    pointsOf(item('town-monthly', 'late'), figure(40)).points,
    pointsOf(item('town-monthly', 'self-found'), figure(41)).points,
  ];
  expect(given).toEqual([19, 0, 17, 5, 10, 28, 1.25, 27, 22, 0, 2.05]);
  expect(pointsOf(volume, figure(300))).toEqual({ points: null, against: null, gap: 'no-people' });
  expect(pointsOf(item('town-monthly', 'council'), none)).toEqual({ points: 15, against: null, gap: 'not-given' });
});

test('items with nothing below the line are taken out and the rest brought up; of less than half, no place is given', () => {
  const card = scorecards.get('town-hotline');
  if (!card) throw new Error('no town-hotline');
  const subject = (figures: Record<string, number>): Subject => ({
    ...{ unitId: Object.keys(figures).join(), name: 'one', people: null, areaKm2: null, entries: new Map() },
    figures: new Map(Object.entries(figures).map(([id, value]) => [id, { value, numerator: 1, denominator: 1 }])),
  });
  const rows = rowsOf(card, [
    subject({ volume: 5, satisfied: 0.9, solved: 0.8 }),
    subject({ volume: 5, 'on-time': 1, 'first-contact': 1 }),
  ]);
  // 2.5 + 36 + 16 of 65, brought up to 100; the other has 40 of 100 only.
  expect(rows.map(({ total, counted, rank }) => [total, counted, rank])).toEqual([
    [83.85, 65, 1],
    [null, 40, null],
  ]);
});
