import type { StaffRole } from '@chengyun/contract/people';
import { insertAccount } from '../people/accounts/account-queries.ts';
import { addMembership } from '../people/staff/staff-queries.ts';
import type { Sql } from '../support/db/connect.ts';
import type { SampleStaff } from '../town/sample/types.ts';

/** One sign-in of each role, for the greeting and the guide. */
export const sampleLogins = ['intake01', 'dispatch01', 'chief01', 'committee01', 'patrol01', 'leader01'] as const;

/** The 120 posts of the sample town, and a duty chief: the last of the dispatchers. */
export async function insertSampleStaff(
  sql: Sql,
  townId: string,
  staff: readonly SampleStaff[],
  passwordHash: string,
): Promise<void> {
  const chief = staff.findLast((one) => one.role === 'dispatcher');
  for (const one of staff) {
    const isChief = one === chief;
    const account = {
      id: one.id,
      username: isChief ? 'chief01' : one.login,
      name: isChief ? '值班长01' : one.name,
      passwordHash,
      administrator: false,
    };
    await insertAccount(sql, { ...account, mustChangePassword: true });
    const roles: StaffRole[] = isChief ? ['dispatcher', 'chief'] : [one.role];
    // A committee sees its own community; a patrol worker the communities of the zone; an office only its tasks.
    const areaCodes = one.role === 'patrol' || one.login.startsWith('committee') ? one.areaCodes : [];
    await addMembership(sql, townId, one.id, { roles, unitIds: [one.unitId], areaCodes: [...areaCodes] });
  }
}
