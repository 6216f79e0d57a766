import { NewStaffMember, StaffChange, StaffMember, StaffWithPassword } from '@chengyun/contract/people';
import Type from 'typebox';
import { v7 } from 'uuid';
import type { Hashing } from '../accounts/hash-password.ts';
import { type TownApp, townRoute } from '../town-route.ts';
import { addStaff, preparePassword } from './add-staff.ts';
import { changeStaff, resetPassword } from './change-staff.ts';
import { staffOf } from './staff-queries.ts';

const tag = 'people';
const admin = ['admin'] as const;
const who = { person: Type.String({ minLength: 1, maxLength: 64 }) };

/** The staff of a town, run by its administrators. */
export function staffRoutes(app: TownApp, { hash }: Hashing): void {
  townRoute(app, {
    ...{ method: 'GET', url: '/people', tag, summary: 'the staff of the town' },
    roles: ['admin', 'intake', 'dispatcher', 'chief', 'leader', 'unit'],
    schema: { answer: Type.Array(StaffMember) },
    handler: ({ inTown, townId }) => inTown((sql) => staffOf(sql, townId)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/people', tag, summary: 'add a person', roles: admin, status: 201 },
    schema: { body: NewStaffMember, answer: StaffWithPassword },
    handler: async ({ inTown, townId, body }) => {
      const prepared = await preparePassword(hash, body.password, body.username);
      return inTown((sql) => addStaff(sql, townId, v7(), body, prepared));
    },
  });
  townRoute(app, {
    ...{ method: 'PATCH', url: '/people/:person', tag, summary: 'change a person (If-Match: version)', roles: admin },
    schema: { params: who, body: StaffChange, answer: StaffMember },
    handler: ({ inTown, townId, actor, params, ifMatch, body }) =>
      inTown((sql) => changeStaff(sql, townId, actor, params.person, ifMatch, body)),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/people/:person/password', tag, summary: 'reset a password', roles: admin },
    schema: { params: who, answer: StaffWithPassword },
    handler: async ({ inTown, townId, actor, params }) => {
      const { passwordHash, oneTimePassword } = await preparePassword(hash, undefined, '');
      const person = await inTown((sql) => resetPassword(sql, townId, actor, params.person, passwordHash));
      return { person, oneTimePassword };
    },
  });
}
