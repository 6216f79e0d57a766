import type { Pack } from '@chengyun/contract/pack';
import type { DeviceProfile } from '@chengyun/contract/profile';
import { expect, test } from 'vitest';
import { copyOf, faultsOf, newRule, otherProblems, packDraft, ruleKinds, withEntry, withField } from './draft.ts';

const name = { zh: 'a', en: 'a' };
const smoke: DeviceProfile = {
  ...{ id: 'smoke', name, heartbeatSeconds: 60, rules: [], points: [{ id: 'smoke', name, unit: '' }] },
};
const gas: DeviceProfile = { ...smoke, id: 'gas' };
const pack = { id: 'fire', version: 3, profiles: [smoke, gas], taxonomies: [{ id: 'fire-safety' }] } as unknown as Pack;
const check = (...paths: readonly string[]) => ({
  ...{ changes: [], version: 4 },
  problems: paths.map((path) => ({ path, line: 1, column: 1, message: 'wrong' })),
});

test('an edited profile stands where it stood, a new one behind the others; taxonomies are named, not sent', () => {
  expect(packDraft(pack, { ...gas, heartbeatSeconds: 5 }, 'gas')).toEqual({
    id: 'fire',
    taxonomies: ['fire-safety'],
    profiles: [smoke, { ...gas, heartbeatSeconds: 5 }],
  });
  expect(packDraft(pack, { ...gas, id: 'new' }, null)).toMatchObject({ profiles: [smoke, gas, { id: 'new' }] });
});

test('what is wrong is told at its place in the profile, what lies elsewhere apart', () => {
  const found = check('profiles[1].rules[0].clear', 'profiles[0].id', 'kinds[0].id');
  expect([...faultsOf(found, pack, 'gas')]).toEqual([['rules[0].clear', 'wrong']]);
  expect(otherProblems(found, pack, 'gas')).toEqual(['profiles[0].id: wrong', 'kinds[0].id: wrong']);
});

test('a field that is emptied is gone', () => {
  expect(withField({ a: 1, b: 2 }, 'b', undefined)).toEqual({ a: 1 });
  expect(withField({ a: 1 }, 'a', 3)).toEqual({ a: 3 });
});

test('an entry is replaced or taken out', () => {
  expect([withEntry([1, 2, 3], 1, 9), withEntry([1, 2, 3], 1, undefined)]).toEqual([
    [1, 9, 3],
    [1, 3],
  ]);
});

test('a new rule of every kind has an id that is not taken', () => {
  for (const kind of ruleKinds) {
    const first = newRule(kind, smoke);
    expect(newRule(kind, { ...smoke, rules: [first] }).id).not.toBe(first.id);
  }
});

test('a copy has an id of its own', () => {
  expect(copyOf(smoke, ['smoke', 'smoke-2']).id).toBe('smoke-3');
});
