import { expect, test } from 'vitest';
import type { KeyStanding } from '../caller-queries.ts';
import { rememberKeys } from './remember-keys.ts';

const good: KeyStanding = {
  ...{ id: 'k', townId: 'test', name: 'desk', scopes: ['read'], roles: ['intake'], unitIds: [] },
  ...{ usedLately: true, approved: true },
};

function asked(given: KeyStanding | undefined) {
  const seen = { times: 0, now: 0, given };
  const keys = rememberKeys(
    async () => {
      seen.times += 1;
      return seen.given;
    },
    () => seen.now,
  );
  return { seen, keys };
}

test('a key that holds is asked for again after a quarter of a second, counted from the question', async () => {
  const { seen, keys } = asked(good);
  expect(await keys.standing('a')).toEqual(good);
  seen.given = undefined;
  seen.now = 249;
  expect(await keys.standing('a')).toEqual(good);
  expect(seen.times).toBe(1);
  seen.now = 250;
  expect(await keys.standing('a')).toBeUndefined();
  expect(seen.times).toBe(2);
});

test('a key that is forgotten is asked for at once', async () => {
  const { seen, keys } = asked(good);
  await keys.standing('a');
  seen.given = undefined;
  keys.forget();
  expect(await keys.standing('a')).toBeUndefined();
});

test('what is not there, not approved or not noted as used is asked for each time', async () => {
  for (const given of [undefined, { ...good, approved: false }, { ...good, usedLately: false }]) {
    const { seen, keys } = asked(given);
    await keys.standing('a');
    await keys.standing('a');
    expect(seen.times).toBe(2);
  }
});

test('a clock set back does not make a key hold for longer', async () => {
  const { seen, keys } = asked(good);
  seen.now = 1000;
  await keys.standing('a');
  seen.now = 0;
  await keys.standing('a');
  expect(seen.times).toBe(2);
});
