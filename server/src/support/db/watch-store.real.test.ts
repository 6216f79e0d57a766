import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { startPostgres } from '../postgres/start-postgres.ts';
import { connect } from './connect.ts';
import { watchStore } from './watch-store.ts';

test('a database that stops and comes back is told of once each, and who listens on a channel hears it again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengyun-watch-'));
  const log = pino({ level: 'silent' });
  const first = await startPostgres({ dataDir, log });
  const told: string[] = [];
  const heard: string[] = [];
  const stop = watchStore(first.ownerUrl, { away: () => told.push('away'), back: () => told.push('back') });
  const sql = connect(first.ownerUrl, { max: 2 });
  await sql.listen('news', (text) => heard.push(text));
  await first.stop();
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['away']);
  const second = await startPostgres({ dataDir, log });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual(['away', 'back']);
  const tell = async () => {
    await sql.notify('news', 'again');
    return heard.includes('again');
  };
  await expect.poll(tell, { timeout: 20_000 }).toBe(true);
  await stop();
  await sql.end();
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 90_000);
