import { expect, test } from 'vitest';
import { badLicences, seriousHoles } from './supply-rules.mjs';

test('a licence that does not fit, or none, is named with its package; our own workspaces are not asked', () => {
  const packages = {
    '': { license: 'Apache-2.0' },
    server: { name: '@chengyun/server' },
    'node_modules/@chengyun/server': { link: true },
    'node_modules/good': { license: '(MIT OR GPL-3.0-or-later)' },
    'node_modules/both': { license: 'Apache-2.0 AND GPL-3.0-only' },
    'node_modules/a/node_modules/none': {},
  };
  expect(badLicences(packages)).toEqual([
    expect.stringContaining('node_modules/both: licence Apache-2.0 AND GPL-3.0-only'),
    expect.stringContaining('node_modules/a/node_modules/none: licence not named'),
  ]);
});

test('high and critical holes are told, lesser ones are not, and an error of the registry is no answer', () => {
  const hole = (name, severity) => ({ name, severity, range: '<1' });
  const vulnerabilities = { a: hole('a', 'critical'), b: hole('b', 'moderate'), c: hole('c', 'high') };
  expect(seriousHoles({ vulnerabilities })).toHaveLength(2);
  expect(() => seriousHoles({ message: '405', statusCode: 405 })).toThrow('no answer');
});
