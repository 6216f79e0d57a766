import { expect, test } from 'vitest';
import { makeHashing } from './hash-password.ts';
import { makeSlowHashing } from './slow-hashing.ts';

test('what one process has hashed the other knows, and each tells the right password from a wrong one', async () => {
  const slow = makeSlowHashing();
  const hash = await slow.hash('Lantern-7-River');
  const { verify } = makeHashing();
  const given = ['Lantern-7-River', 'Lantern-7-river'];
  expect(await Promise.all(given.map((password) => slow.verify({ hash, password })))).toEqual([true, false]);
  expect(await Promise.all(given.map((password) => verify({ hash, password })))).toEqual([true, false]);
});

test('a hash that is none is refused and the next question is answered', async () => {
  const slow = makeSlowHashing();
  await expect(slow.verify({ hash: 'no hash', password: 'x' })).rejects.toThrow();
  const hash = await slow.hash('y');
  expect(await slow.verify({ hash, password: 'y' })).toBe(true);
});
