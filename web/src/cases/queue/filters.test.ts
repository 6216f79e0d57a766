import { expect, test } from 'vitest';
import {
  dayStart,
  idsAmong,
  readFilters,
  readView,
  sortOf,
  toggled,
  toQuery,
  viewText,
  withFilter,
} from './filters.ts';

const zone = 'Asia/Shanghai';

test('what an address carries and is none of the filters is left out', () => {
  expect(readFilters({ state: 'filed', q: ' ', page: '3', lamp: 'red' })).toEqual({ state: 'filed', lamp: 'red' });
});

test('days of the address become instants of the town, the last day included', () => {
  expect(toQuery({ state: 'closed', from: '2026-11-01', to: '2026-11-30' }, zone)).toEqual({
    state: 'closed',
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-30T16:00:00.000Z',
    sort: 'due',
  });
});

test('a day that is no day is not asked for', () => {
  expect(toQuery({ state: 'closed', from: 'yesterday', to: '2026-13-45' }, zone)).toEqual({
    state: 'closed',
    sort: 'due',
  });
});

test('an address without filters shows what is open, most urgent first', () => {
  expect(toQuery({}, zone)).toEqual({ state: 'open', sort: 'due' });
});

test('a search is not held to open cases and shows the newest first', () => {
  expect(toQuery({ q: '锦秋路' }, zone)).toEqual({ q: '锦秋路', sort: '-reported' });
});

test('an order the server does not know is not sent', () => {
  expect(sortOf({ state: 'filed', sort: 'cheapest' })).toBe('due');
});

test('a value of a list-valued filter goes in and out', () => {
  const once = toggled({ source: 'patrol' }, 'source', 'video');
  expect([once, toggled(once, 'source', 'patrol'), toggled({ source: 'patrol' }, 'source', 'patrol')]).toEqual([
    { source: 'patrol,video' },
    { source: 'video' },
    {},
  ]);
});

test('a filter is set, changed and removed without touching the others', () => {
  const set = withFilter({ state: 'filed' }, 'lamp', 'red');
  expect([set, withFilter(set, 'lamp', undefined)]).toEqual([{ state: 'filed', lamp: 'red' }, { state: 'filed' }]);
});

test('a view reads back what was kept and does not depend on the order of choosing', () => {
  const filters = { q: '电梯 & 加装', category: 'hotline:H01', state: 'dispatched,handling' };
  const other = { state: 'dispatched,handling', category: 'hotline:H01', q: '电梯 & 加装' };
  expect([readView(viewText(filters)), viewText(filters)]).toEqual([filters, viewText(other)]);
});

test('a day begins by the town’s clock, also where clocks change', () => {
  expect([dayStart('2026-11-24', zone), dayStart('2026-03-29', 'Europe/Berlin')]).toEqual([
    '2026-11-23T16:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
  ]);
});

test('a list that names its cases holds no others, whatever is new', () => {
  expect(idsAmong({ ids: 'a,b' }, ['b', 'c'])).toEqual(['b']);
  expect(idsAmong({}, ['b', 'c'])).toEqual(['b', 'c']);
});
