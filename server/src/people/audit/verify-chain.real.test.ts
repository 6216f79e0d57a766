import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../support/db/test-database.ts';
import { systemActor } from '../actor.ts';
import { inTown } from '../in-town.ts';
import { PLATFORM_CHAIN, townChain } from './chain.ts';
import { readHeads } from './heads.ts';
import { headsDir, openSigner, trustedKeys } from './keys.ts';
import { makeSealer } from './sealer.ts';
import { type AuditProblem, verifyChain } from './verify-chain.ts';

let db: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  db = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'chengyun-audit-'));
});
afterEach(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true });
});

const CASE = '00000000-0000-7000-8000-0000000000aa';

/** Three rows of the trail and two steps of a case, by a person at an address. */
async function acts(): Promise<void> {
  const actor = { ...systemActor, id: 'wang', from: { address: '10.1.2.3', request: 'r1' } };
  await db.ownerSql`
    insert into town_test.cases (id, number, version, kind, policy_id, policy_version, source, state, title, reported_at, updated_at)
    values (${CASE}, 'CS-1', 1, 'hotline', 'hotline', 1, 'x', 'filed', 't', now(), now()) on conflict do nothing`;
  await inTown(db.sql, 'test', actor, async (sql) => {
    for (const object of ['a', 'b', 'c'])
      await sql`insert into audit (kind, action, object_id) values ('action', 'try', ${object})`;
    for (const seq of [1, 2])
      await sql`insert into journal (case_id, seq, at, action, actor_id, actor_role, to_state)
        values (${CASE}, ${seq}, now(), 'file', 'wang', 'intake', 'filed')`;
  });
}

const chain = townChain('test');
const sealer = (algorithm: 'sha256' | 'sm3' = 'sha256') =>
  makeSealer({
    ...{ ownerSql: db.ownerSql, signer: openSigner(dataDir), algorithm },
    ...{ heads: headsDir(dataDir), now: () => new Date() },
  });

async function sealed(algorithm: 'sha256' | 'sm3' = 'sha256'): Promise<void> {
  await sealer(algorithm).catchUp(10_000);
}

async function problems(): Promise<readonly AuditProblem[]> {
  const heads = headsDir(dataDir);
  return (await verifyChain(db.ownerSql, chain, { trusted: trustedKeys(heads), heads: readHeads(heads) })).problems;
}

/** What an owner of the database can do: switch the triggers off and write as they please. */
async function asOwner(statement: string): Promise<void> {
  await db.ownerSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`set local search_path = town_test, platform`;
    const { count } = await sql.unsafe(statement);
    if (count === 0) throw new Error(`changed nothing: ${statement}`);
  });
}

test.each(['sha256', 'sm3'] as const)('a trail that nobody touched is whole, sealed with %s', async (algorithm) => {
  await acts();
  await sealed(algorithm);
  const heads = headsDir(dataDir);
  const options = { trusted: trustedKeys(heads), heads: readHeads(heads) };
  expect(await verifyChain(db.ownerSql, chain, options)).toEqual({ chain: 'test', seals: 1, rows: 5, problems: [] });
  expect((await verifyChain(db.ownerSql, PLATFORM_CHAIN, options)).problems).toEqual([]);
  expect(options.heads.map(({ head }) => head?.chain)).toContain('test');
});

test('a row says who acted, whence, and when; the caller cannot name another', async () => {
  await acts();
  const [row] = await db.ownerSql`select actor_id, actor_roles, address, request from town_test.audit limit 1`;
  expect(row).toEqual({ actor_id: 'wang', actor_roles: ['system'], address: '10.1.2.3', request: 'r1' });
  const [step] = await db.ownerSql`select address from town_test.journal limit 1`;
  expect(step?.['address']).toBe('10.1.2.3');
  const forged = inTown(db.sql, 'test', systemActor, (sql) =>
    sql.unsafe(`insert into audit (kind, action, actor_id) values ('action', 'x', 'li')`),
  );
  await expect(forged).rejects.toThrow(/permission denied/);
});

const tables = ['audit', 'audit_seal', 'journal', 'reveal'];
test.each(tables)(
  'no role changes or deletes a row of %s, the owner not without switching the trigger off',
  async (table) => {
    await acts();
    await sealed();
    for (const statement of [`update ${table} set at = now()`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(inTown(db.sql, 'test', systemActor, (sql) => sql.unsafe(statement))).rejects.toThrow(
        /permission denied/,
      );
      await expect(inTown(db.ownerSql, 'test', systemActor, (sql) => sql.unsafe(statement))).rejects.toThrow(
        /append-only/,
      );
    }
  },
);

const second = '(select audit_id from audit order by audit_id offset 1 limit 1)';
const stories: readonly (readonly [string, string, readonly Partial<AuditProblem>[]])[] = [
  [
    'alters a row',
    `update audit set actor_id = 'li' where audit_id = ${second}`,
    [{ kind: 'row-altered', source: 'audit' }],
  ],
  [
    'alters when it was',
    `update audit set at = at - interval '1 microsecond' where audit_id = ${second}`,
    [{ kind: 'row-altered' }],
  ],
  ['deletes a row', `delete from audit where audit_id = ${second}`, [{ kind: 'row-deleted', row: '2' }]],
  ['deletes a step of a case', 'delete from journal where seq = 2', [{ kind: 'row-deleted', row: '5' }]],
  [
    'alters a step of a case',
    `update journal set input = '{"reason": "x"}' where seq = 1`,
    [{ kind: 'row-altered', source: 'journal' }],
  ],
  [
    'swaps two rows',
    'update audit a set object_id = b.object_id from audit b where a.audit_id + b.audit_id = 3 and a.audit_id <> b.audit_id',
    [
      { kind: 'row-altered', row: '1' },
      { kind: 'row-altered', row: '2' },
    ],
  ],
  [
    'makes rows change places',
    'update audit set audit_id = case audit_id when 1 then 1002 when 2 then 1001 else audit_id end where audit_id < 3',
    [{ kind: 'row-deleted' }, { kind: 'row-deleted' }],
  ],
];

test.each(stories)('an owner who %s is found out', async (_, statement, found) => {
  await acts();
  await sealed();
  expect(await problems()).toEqual([]);
  await asOwner(statement);
  expect(await problems()).toEqual(found.map((one) => expect.objectContaining(one)));
});

test('a row brought in behind the seals, below or between their numbers, is found', async () => {
  await acts();
  await sealed();
  await db.ownerSql`select nextval('town_test.audit_counter')`; // as a transaction that was rolled back takes one along
  await acts().catch(() => undefined);
  await inTown(db.sql, 'test', systemActor, (sql) => sql`insert into audit (kind, action) values ('action', 'later')`);
  await sealed();
  expect(await problems()).toEqual([]);
  await asOwner(`insert into audit (audit_id, kind, action) values (-1, 'action', 'x'), (6, 'action', 'y')`);
  expect(await problems()).toEqual([
    { kind: 'row-added', row: '-1', seal: '1', source: 'audit' },
    { kind: 'row-added', row: '6', seal: '2', source: 'audit' },
  ]);
});

test('an owner who takes away the end of the trail, seal and all, is betrayed by the head that was kept', async () => {
  await acts();
  await sealed();
  await inTown(db.sql, 'test', systemActor, (sql) => sql`insert into audit (kind, action) values ('action', 'last')`);
  await sealed();
  await asOwner('delete from audit_seal where n = 2');
  await asOwner(`delete from audit where action = 'last'`);
  expect(await problems()).toEqual([{ kind: 'head-contradicted', seal: '2' }]);
});

test('an owner who makes new seals to fit lacks the key', async () => {
  await acts();
  await sealed();
  await asOwner(`update audit set actor_id = 'li' where audit_id = 1`);
  await asOwner('delete from audit_seal');
  const elsewhere = mkdtempSync(join(tmpdir(), 'chengyun-forger-'));
  const forger = { ownerSql: db.ownerSql, signer: openSigner(elsewhere), heads: headsDir(elsewhere) };
  await makeSealer({ ...forger, algorithm: 'sha256', now: () => new Date() }).catchUp(10_000);
  rmSync(elsewhere, { recursive: true });
  expect(await problems()).toEqual([
    { kind: 'key-unknown', seal: '1' },
    { kind: 'head-contradicted', seal: '1' },
  ]);
});

test('a change of a seal itself is found', async () => {
  await acts();
  await sealed();
  await asOwner(`update audit_seal set at = at + interval '1 hour'`);
  expect(await problems()).toEqual([{ kind: 'seal-altered', seal: '1' }]);
});

test('what a transaction under way will add is not passed over: its rows are sealed once it has ended', async () => {
  const { promise: free, resolve } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const slow = inTown(db.sql, 'test', systemActor, async (sql) => {
    await sql`insert into audit (kind, action) values ('action', 'slow')`;
    begin();
    await free;
  });
  await begun;
  await acts();
  const one = sealer();
  await one.catchUp(300);
  const [during] = await db.ownerSql`select count(*)::int as n from town_test.audit_seal`;
  expect(during?.['n']).toBe(0);
  resolve();
  await slow;
  await one.catchUp(10_000);
  expect(await problems()).toEqual([]);
  const [row] = await db.ownerSql`select cardinality(ids) as n from town_test.audit_seal`;
  expect(row?.['n']).toBe(6);
});

test('rows that wait for their seal for over a minute are told', async () => {
  await acts();
  await asOwner(`update audit set at = now() - interval '2 minutes' where audit_id = 1`);
  expect(await problems()).toEqual([{ kind: 'unsealed', count: 1 }]);
});

test('a chain of more than ten seals goes on in the order of its numbers', async () => {
  const one = sealer();
  for (let n = 0; n < 12; n += 1) {
    await inTown(db.sql, 'test', systemActor, (sql) => sql`insert into audit (kind, action) values ('action', 'more')`);
    await one.catchUp(10_000);
  }
  const heads = headsDir(dataDir);
  const found = await verifyChain(db.ownerSql, chain, { trusted: trustedKeys(heads), heads: readHeads(heads) });
  expect(found).toEqual({ chain: 'test', seals: 12, rows: 12, problems: [] });
});

test('two processes that seal at once make one chain', async () => {
  await acts();
  await Promise.all([sealer().catchUp(10_000), sealer().catchUp(10_000)]);
  await inTown(db.sql, 'test', systemActor, (sql) => sql`insert into audit (kind, action) values ('action', 'more')`);
  await Promise.all([sealer().catchUp(10_000), sealer().catchUp(10_000)]);
  expect(await problems()).toEqual([]);
});
