import {
  GrantDecision,
  NewStaffMember,
  StaffChange,
  StaffMember,
  StaffQuery,
  StaffWithPassword,
} from '@chengyun/contract/people';
import Type from 'typebox';
import { v7 } from 'uuid';
import type { Hashing } from '../accounts/hash-password.ts';
import { oneTimePassword } from '../accounts/password-policy.ts';
import { exportRoute } from '../full-files/export-route.ts';
import type { Policies } from '../policy/policy-store.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { addStaff, preparePassword } from './add-staff.ts';
import { changeStaff, decideGrant } from './change-staff.ts';
import { resetFactor, resetPassword, unlockStaff } from './reset-sign-in.ts';
import { namedStaff, STAFF_COLUMNS } from './staff-columns.ts';
import { staffOf } from './staff-queries.ts';

const tag = 'people';
const accounts = ['sysadmin'] as const;
const rights = ['secadmin'] as const;
/** Who may see the staff. */
const readers = ['sysadmin', 'secadmin', 'auditor', 'admin'] as const;
const who = { person: Type.String({ minLength: 1, maxLength: 64 }) };

type Tools = { readonly hashing: Hashing; readonly policies: Policies };

/** The staff of a town: accounts by the system administrator, rights by the security administrator. */
export function staffRoutes(app: TownApp, { hashing: { hash }, policies }: Tools): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/people', tag, summary: 'the staff of the town' },
    roles: readers,
    schema: { answer: Type.Array(StaffMember) },
    handler: ({ inTown, townId }) => inTown((sql) => staffOf(sql, townId)),
  });
  exportRoute(app, {
    ...{ url: '/people/export', tag, roles: readers, query: StaffQuery.properties },
    summary: 'the same as a file: CSV or XLSX; names, roles, units and areas, no secret',
    ...{ name: { zh: '人员', en: 'people' }, columns: STAFF_COLUMNS },
    page: async (sql, wanted, { townId }) => ({ rows: await namedStaff(sql, townId, wanted), next: null }),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/people', tag, summary: 'make an account; its rights wait to be granted' },
    ...{ roles: accounts, status: 201 },
    schema: { body: NewStaffMember, answer: StaffWithPassword },
    handler: async ({ inTown, townId, actor, body }) => {
      const prepared = await preparePassword(hash, body.password, body.username, await policies.now());
      return inTown((sql) => addStaff(sql, townId, v7(), body, prepared, actor.id));
    },
  });
  townRoute(app, {
    ...{ method: 'PATCH', url: '/people/:person', tag, summary: 'change a person (If-Match: version)' },
    roles: [...accounts, ...rights],
    schema: { params: who, body: StaffChange, answer: StaffMember },
    takes: ['If-Match'],
    handler: ({ inTown, townId, actor, params, ifMatch, body }) =>
      inTown((sql) => changeStaff(sql, townId, actor, params.person, ifMatch, body)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/people/:person/grant', tag, summary: 'grant or refuse what was asked', roles: rights },
    schema: { params: who, body: GrantDecision, answer: StaffMember },
    handler: ({ inTown, townId, actor, params, body }) =>
      inTown((sql) => decideGrant(sql, townId, actor, params.person, body.grant)),
  });
  signInRoutes(app, hash);
}

/** What lets somebody in again: a password, a lock, a second factor. */
function signInRoutes(app: TownApp, hash: Hashing['hash']): void {
  townRoute(app, {
    ...{ method: 'POST', url: '/people/:person/password', tag, summary: 'reset a password', roles: accounts },
    schema: { params: who, answer: StaffWithPassword },
    handler: async ({ inTown, townId, actor, params }) => {
      const oneTime = oneTimePassword();
      const passwordHash = await hash(oneTime);
      const person = await inTown((sql) => resetPassword(sql, townId, actor, params.person, passwordHash));
      return { person, oneTimePassword: oneTime };
    },
  });
  townRoute(app, {
    ...{
      method: 'POST',
      url: '/people/:person/unlock',
      tag,
      summary: 'lift the lock after wrong tries',
      roles: accounts,
    },
    schema: { params: who, answer: StaffMember },
    handler: ({ inTown, townId, params }) => inTown((sql) => unlockStaff(sql, townId, params.person)),
  });
  townRoute(app, {
    ...{ method: 'DELETE', url: '/people/:person/second-factor', tag, roles: rights },
    summary: 'take a lost second factor away',
    schema: { params: who, answer: StaffMember },
    handler: ({ inTown, townId, actor, params }) => inTown((sql) => resetFactor(sql, townId, actor, params.person)),
  });
}
