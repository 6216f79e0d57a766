import { expect, test } from 'vitest';
import { roleMatrix } from './role-matrix.ts';

test('who may change a thing writes it, who may only see it reads it, others have no part in it', () => {
  const matrix = roleMatrix({
    paths: {
      '/cases': {
        get: { tags: ['cases'], 'x-roles': ['intake', 'leader'] },
        post: { tags: ['cases'], 'x-roles': ['intake'] },
      },
      '/people': { get: { tags: ['people'], 'x-roles': ['auditor'] } },
      '/healthz': { get: { tags: ['health'] } },
    },
  });
  expect(matrix).toEqual([
    { tag: 'cases', powers: { intake: 'writes', leader: 'reads' } },
    { tag: 'people', powers: { auditor: 'reads' } },
  ]);
});
