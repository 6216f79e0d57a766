import { expect, onTestFinished, test, vi } from 'vitest';
import { api, newKey, withQuery } from './client.ts';
import { ApiProblem, isConflict, isSignedOut } from './problem.ts';

function theServerAnswers(answer: Response): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://town.test'), init));
    return answer;
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

const json = (value: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': type } });

test('an action carries its key and the version it was based on', async () => {
  const [asked] = [theServerAnswers(json({ id: '7' }))];
  const answer = await api<{ id: string }>('/api/x', { body: { unit: 'u1' }, key: 'k-1', version: 12 });
  expect(answer).toEqual({ id: '7' });
  const sent = asked[0];
  expect([sent?.method, sent?.headers.get('idempotency-key'), sent?.headers.get('if-match')]).toEqual([
    'POST',
    'k-1',
    '"12"',
  ]);
});

test('a key is made on a page without a secure context too, each its own', () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});

test('a refusal is told with its sentence, its faults and its further members', async () => {
  const problem = {
    type: 'case.changed',
    title: 'Changed',
    status: 409,
    detail: 'Case 7 was changed by somebody else.',
    ref: '7F3A',
    errors: [{ path: 'unit', message: 'closed' }],
    version: 13,
  };
  theServerAnswers(json(problem, 409, 'application/problem+json'));
  const error = await api('/api/x').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiProblem);
  const { version, ...told } = problem;
  expect(error).toMatchObject({ ...told, more: { version } });
  expect(String(error)).toBe('ApiProblem: Case 7 was changed by somebody else.');
  expect([isConflict(error), isSignedOut(error)]).toEqual([true, false]);
});

test('an answer that is not a problem still tells its status', async () => {
  theServerAnswers(new Response('<html>bad gateway</html>', { status: 502 }));
  await expect(api('/api/x')).rejects.toMatchObject({ status: 502, title: 'HTTP 502' });
});

test('an empty answer gives nothing', async () => {
  theServerAnswers(new Response(null, { status: 204 }));
  expect(await api('/api/x', { method: 'DELETE' })).toBeUndefined();
});

test('no answer at all is a problem of the network', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  onTestFinished(() => void vi.unstubAllGlobals());
  await expect(api('/api/x')).rejects.toMatchObject({ status: 0, type: 'network' });
});

test('empty filters are left out of the address and lists are repeated', () => {
  expect(withQuery('/api/x', { q: '', state: ['filed', 'handling'], lamp: undefined, limit: 50 })).toBe(
    '/api/x?state=filed&state=handling&limit=50',
  );
});
