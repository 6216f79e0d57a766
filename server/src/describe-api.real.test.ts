import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeApi } from './describe-api.ts';
import { closeTestWorld, testWorld } from './people/test-app.ts';
import { testDatabase } from './support/db/test-database.ts';

test('server/openapi.json is what the routes say (npm run generate writes it)', async () => {
  const db = await testDatabase();
  const world = testWorld(db);
  const said = await describeApi(world).finally(() => closeTestWorld(db, world));
  const kept = readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8');
  expect(Object.keys(JSON.parse(kept).paths)).toEqual(Object.keys(JSON.parse(said).paths));
  // Compared as one, for thousands of lines of difference would tell nobody more.
  expect(kept === said, 'server/openapi.json is stale: npm run generate').toBe(true);
});
