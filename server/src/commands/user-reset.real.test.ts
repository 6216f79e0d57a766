import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../people/test-app.ts';
import { userReset } from './user-reset.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const run = (options: Record<string, string | boolean>) =>
  userReset.run({ options, words: [], openWorld: async () => app.world });

test('one of the three gets a one-time password from the machine, and may sign in again though disabled as unused', async () => {
  const person = await app.person({ post: 'secadmin' });
  const headers = await app.signIn(person);
  await app.db.ownerSql`update platform.person set disabled = true, disabled_because = 'stale' where id = ${person.id}`;
  const { data } = await run({ username: person.username, factor: true });
  const { oneTimePassword: password } = data as { oneTimePassword: string };
  expect((await app.http.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  const again = await app.signIn({ ...person, password });
  expect((await app.http.inject({ url: '/api/me', headers: again })).json()['next']).toBe('password');
});

test('an account that is not there, and the first account once it has ended, stay out', async () => {
  const first = await app.person({ bootstrap: true });
  await app.db.ownerSql`update platform.person set disabled = true, disabled_because = 'ended' where id = ${first.id}`;
  await expect(run({ username: first.username })).rejects.toThrow('has ended');
  await expect(run({ username: 'nobody-here' })).rejects.toThrow('no account');
});
