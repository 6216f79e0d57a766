import pino from 'pino';
import { groundCache } from '../../people/ground-cache.ts';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { uuidv7 } from '../../support/new-id.ts';
import { type Ingest, startIngest } from '../ingest/ingest.ts';
import { type Notebook, startNotebook } from '../registry/notebook.ts';
import { type Registry, startRegistry } from '../registry/registry.ts';
import { openWriterPool } from '../store/writer-pool.ts';
import { topicBook } from '../topics/topic-book.ts';
import { attributeBook } from './attributes.ts';
import { openCalls } from './calls.ts';
import type { GatewayWorld } from './gateway.ts';

/** Everything a gateway stands on, over a database of the test's own. */
export type TestGround = {
  readonly db: TestDatabase;
  readonly world: GatewayWorld;
  /** Closes the notebook's page: what was noted is in the store. */
  readonly stop: () => Promise<void>;
};

/** Opens it; call `stop` in `afterAll`, after the gateways. */
export async function testGround(): Promise<TestGround> {
  const db = await testDatabase();
  const log = pino({ level: 'silent' });
  const now = () => new Date();
  const writer = openWriterPool(db.ownerUrl);
  const registry: Registry = await startRegistry(db.sql, log);
  const notebook: Notebook = startNotebook(db.sql, log, now);
  const ingest: Ingest = startIngest({ pools: { sql: db.sql, writer }, log, now, newId: uuidv7 });
  const calls = openCalls();
  const grounds = groundCache(db.sql, Date.now);
  return {
    db,
    world: {
      registry,
      notebook,
      ingest,
      calls,
      attributes: attributeBook(db.sql, log),
      topics: topicBook(grounds.of, log),
      log,
      now,
    },
    stop: async () => {
      calls.stop();
      await ingest.stop();
      await notebook.stop();
      await registry.stop();
      await writer.end();
      await db.close();
    },
  };
}
