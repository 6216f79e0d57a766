// Started by start-postgres.real.test.ts as a server to be killed.
import pino from 'pino';
import { startPostgres } from './start-postgres.ts';

const { ownerUrl } = await startPostgres({ dataDir: process.argv[2] ?? '', log: pino({ level: 'silent' }) });
process.send?.(ownerUrl);
setInterval(() => {}, 60_000);
