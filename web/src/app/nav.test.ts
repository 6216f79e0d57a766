import { expect, test } from 'vitest';
import { isHere, navFor } from './nav.ts';

const ids = (roles: Parameters<typeof navFor>[0]) => navFor(roles).flatMap(({ items }) => items.map(({ id }) => id));
const item = (id: string) => {
  const found = navFor(['admin'])
    .flatMap(({ items }) => items)
    .find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

test('a handling unit finds its tasks and no desk', () => {
  const own = ids(['unit']);
  expect(own).toEqual(expect.arrayContaining(['report', 'tasks', 'library', 'alarms', 'about']));
  expect(own).not.toContain('all');
  expect(own).not.toContain('late');
});

test('the three administrators see no business', () => {
  for (const post of ['sysadmin', 'secadmin', 'auditor'] as const) {
    expect(ids([post])).not.toContain('all');
    expect(ids([post])).not.toContain('alarms');
    expect(ids([post])).toEqual(expect.arrayContaining(['people', 'roleList', 'policy', 'keys', 'about']));
  }
});

test('a queue stays chosen while one of its cases is open', () => {
  expect(isHere(item('filed'), 'qingxi', '/qingxi/desk/7', { state: 'filed', source: 'hotline' })).toBe(true);
});

test('only one of the desk’s queues is chosen at a time', () => {
  const here = ['reported', 'filed', 'handling', 'all', 'late'].filter((id) =>
    isHere(item(id), 'qingxi', '/qingxi/desk', { state: 'dispatched,handling' }),
  );
  expect(here).toEqual(['handling']);
});
