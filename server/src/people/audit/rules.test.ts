import { expect, test } from 'vitest';
import { auditRule, isRefusalTold } from './rules.ts';

const town = '/api/towns/:town';

test.each([
  ['POST', `${town}/cases/:id/actions/close`, { how: 'journal', kind: 'action' }],
  ['POST', `${town}/cases/:id/reveal`, { how: 'journal', kind: 'action' }],
  ['POST', '/georeport/v2/requests.:format', { how: 'journal', kind: 'action' }],
  ['GET', '/georeport/v2/requests.:format', { how: 'refusals', kind: 'action' }],
  ['PATCH', `${town}/people/:person`, { how: 'row', kind: 'rights' }],
  ['DELETE', `${town}/keys/:id`, { how: 'row', kind: 'rights' }],
  ['POST', `${town}/packs/:id/versions`, { how: 'row', kind: 'policy' }],
  ['PATCH', `${town}/units/:id`, { how: 'row', kind: 'configuration' }],
  ['GET', `${town}/cases/export`, { how: 'row', kind: 'export' }],
  ['GET', `${town}/attachments/:id`, { how: 'row', kind: 'look' }],
  ['GET', `${town}/attachments/:id/thumb`, { how: 'refusals', kind: 'action' }],
  ['GET', `${town}/cases`, { how: 'refusals', kind: 'action' }],
  ['POST', '/api/auth/sign-in/username', { how: 'row', kind: 'account' }],
  ['GET', '/api/auth/oidc/:provider/callback', { how: 'row', kind: 'account' }],
  ['POST', '/api/towns', { how: 'row', kind: 'configuration' }],
  ['POST', '/api/a-route-of-tomorrow', { how: 'row', kind: 'action' }],
  ['POST', '/api/push/:platform', undefined],
])('%s %s', (method, url, rule) => {
  expect(auditRule(method, url)).toEqual(rule);
});

test('what only reads though it is sent by POST tells of its refusals alone', () => {
  expect(auditRule('POST', `${town}/devices/watched`, true)).toEqual({ how: 'refusals', kind: 'configuration' });
});

test('a refused change is told, a refused look too; floods and strangers without a name are not', () => {
  expect(isRefusalTold('POST', 422, 'case.not-allowed-now')).toBe(true);
  expect(isRefusalTold('POST', 401, 'account.wrong-password')).toBe(true);
  expect(isRefusalTold('GET', 403, 'forbidden')).toBe(true);
  expect(isRefusalTold('GET', 404, 'not-found')).toBe(false);
  expect(isRefusalTold('POST', 429, 'too-many')).toBe(false);
  expect(isRefusalTold('POST', 401, 'not-signed-in')).toBe(false);
  expect(isRefusalTold('POST', 403, 'open311.key-needed')).toBe(false);
  expect(isRefusalTold('GET', 403, 'people.key-invalid')).toBe(false);
  expect(isRefusalTold('POST', 403, 'people.key-invalid')).toBe(true);
});
