import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionName } from './act-words.ts';
import { auditActs as en } from './audit-acts-en.ts';
import { auditActs as zh } from './audit-acts-zh.ts';

type Operation = { readonly 'x-only-reads'?: boolean };
type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

function description(): Description {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../server/openapi.json'), 'utf8')) as Description;
}

/** Steps of cases and alarms are named by their journals, machines leave no line. */
const APART = /^\w+ \/(cases|alarms|api\/v1|api\/push)\b/;

test('every request that changes something has its name, and no name is of a request there is not', () => {
  const { paths } = description();
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const address = path.replace('/api/towns/{town}/', '/').replaceAll(/\{(\w+)\}/g, ':$1');
      return { line: `${method.toUpperCase()} ${address}`, changes: method !== 'get' && !operation['x-only-reads'] };
    }),
  );
  const changing = all.filter(({ line, changes }) => changes && !APART.test(line)).map(({ line }) => line);
  for (const { requests } of [zh, en]) {
    expect(changing.filter((line) => !(line in requests))).toEqual([]);
    expect(Object.keys(requests).filter((line) => !all.some((one) => one.line === line))).toEqual([]);
  }
});

test('a call without a name of its own is named by what it is about, and every part of a town has its name', () => {
  expect(actionName('GET /cases', 'en')).toBe('Look at cases');
  expect(actionName('POST /cases/:id/actions/:action', 'zh')).toBe('操作案件');
  const parts = Object.keys(description().paths).flatMap(
    (path) => /^\/api\/towns\/\{town\}\/([^/]+)/.exec(path)?.[1] ?? [],
  );
  expect(parts.filter((part) => actionName(`GET /${part}/x`, 'zh').startsWith('GET'))).toEqual([]);
});

test('steps and changes of tables are said in words, and what nobody has named stays as it is', () => {
  expect(actionName('case.dispatch', 'zh')).toBe('案件派遣');
  expect(actionName('person.update', 'zh')).toBe('人员变更');
  expect(actionName('alarm.escalate', 'en')).toBe('Alarm: climbed the ladder');
  expect(actionName('POST /a-route-of-tomorrow', 'zh')).toBe('POST /a-route-of-tomorrow');
});
