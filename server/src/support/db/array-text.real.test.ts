import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayText } from './array-text.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const odd = fc.constantFrom(
  '',
  'null',
  'NULL',
  '{1,2}',
  '"',
  '\\',
  'a b',
  ',',
  '\n',
  ' ',
  '\u00a0',
  '\u3000',
  '青溪',
  '{}',
);
// PostgreSQL keeps no zero in a text.
const text = fc.oneof(
  odd,
  fc.string({ unit: 'binary' }).map((any) => any.toWellFormed().replaceAll('\0', '')),
);

test('whatever the texts, the database reads the same array', async () => {
  const same = fc.asyncProperty(fc.array(text, { maxLength: 30 }), async (texts) => {
    const [row] = await db.sql<{ read: string[] }[]>`select ${arrayText(texts)}::text::text[] as read`;
    expect(row?.read).toEqual(texts);
  });
  await fc.assert(same, { numRuns: 300 });
});
