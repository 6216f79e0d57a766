import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { people as en } from '../../text/en/admin-people.ts';
import { people as zh } from '../../text/zh/admin-people.ts';
import { roleMatrix } from './role-matrix.ts';

test('who may change a thing writes it, who may only see it reads it, others have no part in it', () => {
  const matrix = roleMatrix({
    paths: {
      '/cases': {
        get: { tags: ['cases'], 'x-roles': ['intake', 'leader'] },
        post: { tags: ['cases'], 'x-roles': ['intake'] },
      },
      '/cases/draft': { post: { tags: ['cases'], 'x-roles': ['leader'], 'x-only-reads': true } },
      '/people': { get: { tags: ['people'], 'x-roles': ['auditor'] } },
      '/healthz': { get: { tags: ['health'] } },
    },
  });
  expect(matrix).toEqual([
    { tag: 'cases', powers: { intake: 'writes', leader: 'reads' } },
    { tag: 'people', powers: { auditor: 'reads' } },
  ]);
});

test('every kind of thing that the server describes has its words in both languages', () => {
  const file = join(import.meta.dirname, '../../../../server/openapi.json');
  const tags = roleMatrix(JSON.parse(readFileSync(file, 'utf8'))).map(({ tag }) => tag);
  expect(tags.filter((tag) => !(tag in zh.matrix.tags) || !(tag in en.matrix.tags))).toEqual([]);
});
