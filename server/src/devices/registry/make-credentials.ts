import type { Readable } from 'node:stream';
import { protocolsByAddress } from '@chengyun/contract/device';
import type { Sql } from '../../support/db/connect.ts';
import { json } from '../../support/db/json.ts';
import { tableStream } from '../../support/files/write-table.ts';
import { certificateCredential, credentialHash, newToken } from './credential.ts';

/** A token just made: shown this once, for only its hash is kept. */
export type MadeCredential = {
  readonly externalId: string;
  readonly name: string;
  readonly protocol: string;
  readonly token: string;
};

type Waiting = Omit<MadeCredential, 'token'> & { readonly id: string };

/**
 * Makes tokens for the devices of a list that have none and need one. With `again` those that never spoke get new ones
 * too: for a file that was lost on its way.
 */
export async function makeCredentials(sql: Sql, runId: string, again: boolean): Promise<readonly MadeCredential[]> {
  const waiting = await waitingDevices(sql, runId, again);
  const made = waiting.map((device) => ({ ...device, token: newToken() }));
  const kept = made.map(({ id, token }) => ({ id, hash: credentialHash(token) }));
  await sql`
    update device d set credential_hash = k.hash, version = version + 1, updated_at = now()
    from jsonb_to_recordset(${json(sql, kept)}) as k (id uuid, hash text) where d.id = k.id`;
  return made.map(({ id: _, ...credential }) => credential);
}

function waitingDevices(sql: Sql, runId: string, again: boolean): Promise<Waiting[]> {
  return sql<Waiting[]>`
    select d.id, d.external_id as "externalId", d.name, d.protocol
    from device d left join device_state s on s.device_id = d.id
    where d.import_run_id = ${runId} and d.parent_id is null and d.protocol <> all (${[...protocolsByAddress]})
      and (d.credential_hash is null or (${again} and s.device_id is null and not starts_with(d.credential_hash, ${certificateCredential('')})))
    order by d.protocol, d.external_id
    for update of d`;
}

/** How many devices of a list wait for a token, and how many have one but never spoke. */
export async function credentialCounts(
  sql: Sql,
  runId: string,
): Promise<{ readonly waiting: number; readonly unused: number }> {
  const [row] = await sql<[{ waiting: number; unused: number }]>`
    select count(*) filter (where d.credential_hash is null)::int as waiting,
      count(*) filter (where s.device_id is null and not starts_with(d.credential_hash, ${certificateCredential('')}))::int as unused
    from device d left join device_state s on s.device_id = d.id
    where d.import_run_id = ${runId} and d.parent_id is null and d.protocol <> all (${[...protocolsByAddress]})`;
  return row;
}

const HEADINGS = {
  zh: ['设备编号', '设备名称', '协议', '令牌'],
  en: ['External id', 'Name', 'Protocol', 'Token'],
} as const;

/** The tokens as a file. */
export function credentialsFile(made: readonly MadeCredential[], language: keyof typeof HEADINGS): Readable {
  const rows = made.map(({ externalId, name, protocol, token }) => [externalId, name, protocol, token]);
  return tableStream(HEADINGS[language], inOne(rows), 'csv');
}

async function* inOne<T>(rows: T): AsyncGenerator<T> {
  yield rows;
}
