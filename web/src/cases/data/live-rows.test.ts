import type { CaseSummary } from '@chengyun/contract/case';
import type { CasePage } from '@chengyun/contract/case-list';
import { expect, test } from 'vitest';
import { newsOfList, patchPages, rowsOf } from './live-rows.ts';

const row = (id: string, version = 1): CaseSummary => ({
  ...{ id, version, number: id, kind: 'grid', source: 'patrol', externalNumber: null, matter: null, state: 'filed' },
  ...{ title: id, category: null, categoryName: null, place: null, position: null, areaCode: null, areaName: null },
  ...{ leadUnitId: null, leadUnitName: null, lamp: null, dueClock: null, dueAt: null, late: false, exempt: false },
  ...{
    suspendedUntil: null,
    supervision: null,
    led: false,
    returns: 0,
    reworks: 0,
    signals: 1,
    grouped: false,
    frequent: 'none',
    sample: true,
  },
  ...{ reportedAt: '2026-11-24T07:00:00Z', closedAt: null, updatedAt: '2026-11-24T07:00:00Z' },
});

const data = (...pages: readonly (readonly CaseSummary[])[]) => ({
  pages: pages.map((cases): CasePage => ({ cases: [...cases], next: null })),
  pageParams: pages.map(() => ''),
});

test('news tells apart what changed, what left and what came', () => {
  const news = newsOfList(new Set(['a', 'b']), ['a', 'b', 'c', 'd'], [row('a', 2), row('c')]);
  expect(news).toEqual({ changed: new Map([['a', row('a', 2)]]), gone: ['b'], fresh: ['c'], anew: false });
});

test('what comes to a list that shows nothing is shown at once', () => {
  expect(newsOfList(new Set(), ['a', 'b'], [row('a')]).anew).toBe(true);
  expect(newsOfList(new Set(), ['b'], []).anew).toBe(false);
});

test('a changed row keeps its place and pages without change stay the same object', () => {
  const before = data([row('a'), row('b')], [row('c')]);
  const after = patchPages(before, new Map([['b', row('b', 2)]]));
  expect([rowsOf(after), after?.pages[1] === before.pages[1]]).toEqual([[row('a'), row('b', 2), row('c')], true]);
});

test('a lamp that turned is drawn, though the case took no step', () => {
  const yellow = { ...row('a'), lamp: 'yellow' as const };
  const news = newsOfList(new Set(['a']), ['a'], [yellow]);
  expect([news.gone, rowsOf(patchPages(data([row('a')]), news.changed))]).toEqual([[], [yellow]]);
});

test('older news never overwrites a newer row', () => {
  const before = data([row('a', 5)]);
  expect(rowsOf(patchPages(before, new Map([['a', row('a', 4)]])))).toEqual([row('a', 5)]);
});

test('a case that moved between two pages is shown once, as told last', () => {
  expect(rowsOf(data([row('a'), row('b')], [row('a', 2)]))).toEqual([row('a', 2), row('b')]);
});
