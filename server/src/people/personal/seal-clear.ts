import type { Pool, Sql } from '../../support/db/connect.ts';
import { systemActor } from '../actor.ts';
import { inTown } from '../in-town.ts';
import { fromText } from './envelope.ts';
import { normal } from './find-personal.ts';
import { knownOf, nobody } from './person.ts';
import { caseSealer, type Vault } from './sealer.ts';
import { storeSealed } from './store-sealed.ts';

interface Clear {
  readonly id: string;
  readonly case_id: string;
  readonly person_name: string | null;
  readonly person_phone: string | null;
  readonly sealed: string | null;
}

const BATCH = 500;

/** Seals reporters that an earlier version of the product stored in clear, batch by batch; gives how many. */
export async function sealClear(ownerSql: Pool, vault: Vault, townId: string): Promise<number> {
  for (let all = 0; ; ) {
    const done = await inTown(ownerSql, townId, systemActor, (sql) => sealBatch(sql, vault, townId));
    all += done;
    if (done === 0) return all;
  }
}

/** Whether a town holds reporters in clear. */
export async function holdsClear(ownerSql: Pool, townId: string): Promise<boolean> {
  const rows = await inTown(
    ownerSql,
    townId,
    systemActor,
    (sql) => sql`select 1 from signal where person_name is not null or person_phone is not null limit 1`,
  );
  return rows.length > 0;
}

async function sealBatch(sql: Sql, vault: Vault, townId: string): Promise<number> {
  const rows = await sql<Clear[]>`
    select s.id, s.case_id, s.person_name, s.person_phone, k.sealed
    from signal s left join case_key k on k.case_id = s.case_id
    where s.person_name is not null or s.person_phone is not null order by s.case_id limit ${BATCH} for update of s`;
  const sealers = new Map<string, ReturnType<typeof caseSealer>>();
  const fresh = rows.map((row) => {
    const person = { ...nobody, name: row.person_name, phone: row.person_phone && normal('phone', row.person_phone) };
    const stored = row.sealed === null ? undefined : (fromText(row.sealed) ?? undefined);
    const sealer = sealers.get(row.case_id) ?? caseSealer(vault, townId, row.case_id, knownOf(person), stored);
    sealers.set(row.case_id, sealer);
    return { id: row.id, case_id: row.case_id, person: sealer.person(row.id, person) };
  });
  await sql`
    update signal s set person = f.person, person_name = null, person_phone = null
    from jsonb_to_recordset(${sql.json(fresh)}) as f (id uuid, case_id uuid, person text)
    where s.case_id = f.case_id and s.id = f.id`;
  for (const sealer of sealers.values()) {
    const rows = sealer.rows();
    // Somebody has given the case a key meanwhile: this batch is sealed again with that one.
    if (rows && !(await storeSealed(sql, rows))) throw new Error(`Case ${rows.caseId} has another key by now`);
  }
  return rows.length;
}
