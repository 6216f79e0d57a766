import { expect, test } from 'vitest';
import { changesOf } from './changes-of.ts';

test('only what differs is told, with what it was and what it became', () => {
  expect(changesOf({ roles: ['unit'], name: '王', version: 1 }, { roles: ['chief'], name: '王', units: [] })).toEqual([
    { field: 'roles', before: '["unit"]', after: '["chief"]' },
    { field: 'units', before: null, after: '[]' },
    { field: 'version', before: '1', after: null },
  ]);
});

test('what came new has no before, and nothing has no changes', () => {
  expect(changesOf(null, { name: 'x' })).toEqual([{ field: 'name', before: null, after: 'x' }]);
  expect(changesOf(null, null)).toEqual([]);
});
