import type { AskedRights, StaffMember, StaffRole } from '@chengyun/contract/people';
import type { Sql } from '../../support/db/connect.ts';

type Row = Omit<StaffMember, 'lastSignInAt' | 'asked'> & {
  readonly lastSignInAt: Date | null;
  readonly askedRoles: StaffRole[] | null;
  readonly askedUnitIds: string[] | null;
  readonly askedAreaCodes: string[] | null;
  readonly post: StaffRole | null;
};

/** A member as one who administers them needs it: whether they are one of the installation's three. */
export type Member = StaffMember & { readonly ofInstallation: boolean };

// Who is one of the three for the whole installation belongs to each town without a line of their own there.
const staff = (sql: Sql, townId: string) => sql`
  select p.id, p.username, p.name, p.post, coalesce(m.roles, array[p.post]) as roles,
    coalesce(m.unit_ids, '{}') as "unitIds", coalesce(m.area_codes, '{}') as "areaCodes", m.asked_roles as "askedRoles",
    m.asked_unit_ids as "askedUnitIds", m.asked_area_codes as "askedAreaCodes", p.sample, p.disabled,
    p.last_sign_in_at as "lastSignInAt", p.must_change_password as "mustChangePassword", coalesce(m.version, 0) as version,
    p.id in (select platform.with_factor(array[p.id])) as "secondFactor",
    case
      when p.disabled then case when p.disabled_because = 'stale' then 'stale' else 'disabled' end
      when exists (
        select 1 from platform.sign_in_try t
        where t.username = p.username and t.tries > 5 and t.at > now() - interval '30 minutes') then 'locked'
      when cardinality(m.roles) = 0 and m.asked_roles is not null then 'waiting'
      when p.must_change_password and p.last_sign_in_at is null then 'invited'
      else 'active'
    end as state
  from platform.person p left join platform.membership m on m.user_id = p.id and m.town_id = ${townId}`;

/** The staff of a town by name, with the installation's three administrators. */
export async function staffOf(sql: Sql, townId: string): Promise<StaffMember[]> {
  const rows = await sql<Row[]>`
    ${staff(sql, townId)} where m.user_id is not null or p.post is not null order by p.name, p.id`;
  return rows.map((row) => withoutPlace(asMember(row)));
}

/** One of them, locked for a change. */
export async function lockStaff(sql: Sql, townId: string, personId: string): Promise<Member | undefined> {
  const [row] = await sql<Row[]>`
    ${staff(sql, townId)} where p.id = ${personId} and (m.user_id is not null or p.post is not null) for update of p`;
  return row && asMember(row);
}

/** A member as it is told. */
export function withoutPlace({ ofInstallation: _, ...member }: Member): StaffMember {
  return member;
}

function asMember({ askedRoles, askedUnitIds, askedAreaCodes, lastSignInAt, post, ...member }: Row): Member {
  const asked = askedRoles && { roles: askedRoles, unitIds: askedUnitIds ?? [], areaCodes: askedAreaCodes ?? [] };
  return { ...member, asked, lastSignInAt: lastSignInAt?.toISOString() ?? null, ofInstallation: post !== null };
}

export type Rights = {
  readonly roles: readonly StaffRole[];
  readonly unitIds: readonly string[];
  readonly areaCodes: readonly string[];
};

/** Makes a person one of the town's staff with rights held at once: for the product itself. */
export async function addMembership(sql: Sql, townId: string, personId: string, rights: Rights): Promise<void> {
  const { roles, unitIds, areaCodes } = rights;
  await sql`
    insert into platform.membership (user_id, town_id, roles, unit_ids, area_codes)
    values (${personId}, ${townId}, ${[...roles]}, ${[...unitIds]}::uuid[], ${[...areaCodes]})`;
}

/** Makes a person one of the town's staff who holds nothing yet; the rights wait for a security administrator. */
export async function askMembership(
  sql: Sql,
  townId: string,
  personId: string,
  asked: Rights,
  by: string | null,
): Promise<void> {
  const { roles, unitIds, areaCodes } = asked;
  await sql`
    insert into platform.membership
      (user_id, town_id, roles, asked_roles, asked_unit_ids, asked_area_codes, asked_by, made_by)
    values (${personId}, ${townId}, '{}', ${[...roles]}, ${[...unitIds]}::uuid[], ${[...areaCodes]}, ${by}, ${by})`;
}

/** Asks for other rights for a member; those held stay until they are granted. */
export async function askRights(sql: Sql, townId: string, personId: string, asked: AskedRights, by: string | null) {
  const { roles, unitIds, areaCodes } = asked;
  await sql`
    update platform.membership
    set asked_roles = ${roles}, asked_unit_ids = ${unitIds}::uuid[], asked_area_codes = ${areaCodes}, asked_by = ${by},
      granted_by = null, granted_at = null, version = version + 1
    where town_id = ${townId} and user_id = ${personId}`;
}

/** Sets what a person may do in the town; what was asked is thereby answered. */
export async function grantRights(sql: Sql, townId: string, personId: string, rights: Rights, by: string | null) {
  const { roles, unitIds, areaCodes } = rights;
  await sql`
    update platform.membership
    set roles = ${[...roles]}, unit_ids = ${[...unitIds]}::uuid[], area_codes = ${[...areaCodes]}, version = version + 1,
      asked_roles = null, asked_unit_ids = null, asked_area_codes = null, granted_by = ${by ?? 'system'}, granted_at = now()
    where town_id = ${townId} and user_id = ${personId}`;
}

/** Changes the account itself; an account that comes back counts as used now, or the round would take it again. */
export async function changePerson(sql: Sql, townId: string, personId: string, name: string, disabled: boolean) {
  await sql`
    update platform.person
    set name = ${name}, disabled = ${disabled}, updated_at = now(),
      disabled_because = case when ${disabled} then coalesce(disabled_because, 'hand') end,
      last_sign_in_at = case when disabled and not ${disabled} then now() else last_sign_in_at end
    where id = ${personId}`;
  await sql`update platform.membership set version = version + 1 where town_id = ${townId} and user_id = ${personId}`;
}

/** Whether a person also belongs elsewhere, beyond what one town may decide. */
export async function reachesBeyond(sql: Sql, townId: string, personId: string): Promise<boolean> {
  const [row] = await sql<{ beyond: boolean }[]>`
    select p.bootstrap or p.post is not null or exists (
      select 1 from platform.membership m where m.user_id = p.id and m.town_id <> ${townId}) as beyond
    from platform.person p where p.id = ${personId}`;
  return row?.beyond ?? true;
}

/** Whether a person is one of the three of the whole installation. */
export async function isOfInstallation(sql: Sql, personId: string): Promise<boolean> {
  const found = await sql`select 1 from platform.person where id = ${personId} and post is not null`;
  return found.length > 0;
}

/** Whether nobody else who may sign in holds this post for the town. */
export async function isLastOfPost(sql: Sql, townId: string, personId: string, post: StaffRole): Promise<boolean> {
  const others = await sql`
    select 1 from platform.person p left join platform.membership m on m.user_id = p.id and m.town_id = ${townId}
    where p.id <> ${personId} and not p.disabled and (p.post = ${post} or ${post} = any (m.roles)) limit 1`;
  return others.length === 0;
}

type NamedUnit = { readonly id: string; readonly name: string; readonly kind: string };

/** Those of the ids that are units of the town. */
export function unitsNamed(sql: Sql, unitIds: readonly string[]): Promise<readonly NamedUnit[]> {
  return sql<NamedUnit[]>`select id, name, kind from unit where id = any (${[...unitIds]}::uuid[])`;
}

/** The user names of who may grant rights in a town. */
export async function grantersOf(sql: Sql, townId: string): Promise<readonly string[]> {
  const rows = await sql<{ username: string }[]>`
    select p.username from platform.person p left join platform.membership m on m.user_id = p.id and m.town_id = ${townId}
    where not p.disabled and (p.post = 'secadmin' or 'secadmin' = any (m.roles)) order by 1`;
  return rows.map((row) => row.username);
}
