import { expect, test } from 'vitest';
import { databaseAddress } from './address.ts';

const owner = { port: 5433, user: 'owner', password: 'p', database: 'chengyun' };

test.skipIf(process.platform === 'win32')('the database is reached through the socket in its folder', () => {
  expect(databaseAddress('/srv/data/postgres', owner)).toBe(
    'postgres://owner:p@127.0.0.1:5433/chengyun?host=%2Fsrv%2Fdata%2Fpostgres',
  );
});

test('a folder whose path is too long for a socket leaves the port', () => {
  expect(databaseAddress(`/${'城'.repeat(40)}`, owner)).toBe('postgres://owner:p@127.0.0.1:5433/chengyun');
});
