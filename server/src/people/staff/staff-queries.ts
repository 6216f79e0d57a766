import type { StaffMember, StaffRole } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';

const columns = (sql: Sql) => sql`
  p.id, p.username, p.name, m.roles, m.unit_ids as "unitIds", m.area_codes as "areaCodes", p.disabled,
  p.must_change_password as "mustChangePassword", m.version`;

/** The staff of a town by name. */
export function staffOf(sql: Sql, townId: string): Promise<StaffMember[]> {
  return sql<StaffMember[]>`
    select ${columns(sql)} from platform.membership m join platform.person p on p.id = m.user_id
    where m.town_id = ${townId} order by p.name, p.id`;
}

/** One of them, locked for a change. */
export async function lockStaff(sql: Sql, townId: string, personId: string): Promise<StaffMember | undefined> {
  const [row] = await sql<StaffMember[]>`
    select ${columns(sql)} from platform.membership m join platform.person p on p.id = m.user_id
    where m.town_id = ${townId} and m.user_id = ${personId} for update`;
  return row;
}

export type Standing = {
  readonly roles: readonly StaffRole[];
  readonly unitIds: readonly string[];
  readonly areaCodes: readonly string[];
};

/** Makes a person one of the town's staff. */
export async function addMembership(sql: Sql, townId: string, personId: string, standing: Standing): Promise<void> {
  const { roles, unitIds, areaCodes } = standing;
  await sql`
    insert into platform.membership (user_id, town_id, roles, unit_ids, area_codes)
    values (${personId}, ${townId}, ${[...roles]}, ${[...unitIds]}::uuid[], ${[...areaCodes]})`;
}

/** Changes what a person is in the town; the version goes up by one. */
export async function changeMembership(sql: Sql, townId: string, personId: string, standing: Standing): Promise<void> {
  const { roles, unitIds, areaCodes } = standing;
  await sql`
    update platform.membership
    set roles = ${[...roles]}, unit_ids = ${[...unitIds]}::uuid[], area_codes = ${[...areaCodes]}, version = version + 1
    where town_id = ${townId} and user_id = ${personId}`;
}

/** Changes the account itself. */
export async function changePerson(sql: Sql, personId: string, name: string, disabled: boolean): Promise<void> {
  await sql`
    update platform.person set name = ${name}, disabled = ${disabled}, updated_at = now() where id = ${personId}`;
}

/** Whether a person also belongs elsewhere or runs the installation, beyond what one town may decide. */
export async function reachesBeyond(sql: Sql, townId: string, personId: string): Promise<boolean> {
  const [row] = await sql<{ beyond: boolean }[]>`
    select p.administrator or exists (
      select 1 from platform.membership m where m.user_id = p.id and m.town_id <> ${townId}) as beyond
    from platform.person p where p.id = ${personId}`;
  return row?.beyond ?? true;
}

/** Whether a person runs the installation. */
export async function isAdministrator(sql: Sql, personId: string): Promise<boolean> {
  const [row] = await sql<{ administrator: boolean }[]>`
    select administrator from platform.person where id = ${personId}`;
  return row?.administrator ?? false;
}

/** The first of the ids that is no unit of the town. */
export async function unknownUnit(sql: Sql, unitIds: readonly string[]): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select given.id from unnest(${[...unitIds]}::uuid[]) as given (id)
    where not exists (select 1 from unit u where u.id = given.id) limit 1`;
  return row?.id;
}
