import { COMPANY } from '@chengyun/contract/ground';
import type { StaffRole } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import { insertAccount } from '../people/accounts/account-queries.ts';
import { addMembership } from '../people/staff/staff-queries.ts';
import type { Sql } from '../support/db/connect.ts';
import { insertUnits } from '../town/ground/store-ground.ts';
import type { SampleStaff } from '../town/sample/types.ts';

/** One sign-in of each role, for the greeting and the guide. */
export const sampleLogins = ['intake01', 'dispatch01', 'chief01', 'committee01', 'patrol01', 'leader01'] as const;

/** The three administrators of the sample town. */
export const samplePosts = [
  { login: 'sysadmin01', name: '系统管理员01', role: 'sysadmin' },
  { login: 'secadmin01', name: '安全管理员01', role: 'secadmin' },
  { login: 'auditor01', name: '审计员01', role: 'auditor' },
] as const;

/** Who tries the pages of one's own reports: staff of a made-up company, and a resident. */
export const sampleOutsiders = [
  { login: 'company01', name: '企业用户01', role: 'enterprise' },
  { login: 'resident01', name: '居民01', role: 'resident' },
] as const;

/** Nobody's: no such company is registered. */
const SAMPLE_COMPANY = { code: 'sample-company', name: '清溪样例企业（虚构）', kind: COMPANY } as const;

/** The 120 posts of the sample town, a duty chief (the last of the dispatchers), the three administrators and two from outside. */
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
      sample: true,
    };
    await insertAccount(sql, { ...account, mustChangePassword: true });
    const roles: StaffRole[] = isChief ? ['dispatcher', 'chief'] : [one.role];
    // A committee sees its own community; a patrol worker the communities of the zone; an office only its tasks.
    const areaCodes = one.role === 'patrol' || one.login.startsWith('committee') ? one.areaCodes : [];
    await addMembership(sql, townId, one.id, { roles, unitIds: [one.unitId], areaCodes: [...areaCodes] });
  }
  for (const { login: username, name, role } of samplePosts) {
    const id = v7();
    await insertAccount(sql, { id, username, name, passwordHash, sample: true, mustChangePassword: true });
    await addMembership(sql, townId, id, { roles: [role], unitIds: [], areaCodes: [] });
  }
  const company = { ...SAMPLE_COMPANY, id: v7(), parentId: null, areaCodes: [], duties: [] };
  await insertUnits(sql, [company]);
  for (const { login: username, name, role } of sampleOutsiders) {
    const id = v7();
    await insertAccount(sql, { id, username, name, passwordHash, sample: true, mustChangePassword: true });
    const unitIds = role === 'enterprise' ? [company.id] : [];
    await addMembership(sql, townId, id, { roles: [role], unitIds, areaCodes: [] });
  }
}
