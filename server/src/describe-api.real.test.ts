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
  expect(JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'))).toEqual(JSON.parse(said));
});
