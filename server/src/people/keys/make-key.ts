import type { MadeApiKey, NewApiKey, StaffRole } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import type { Sql } from '../../support/db/connect.ts';
import { refuseUnfitUnits } from '../staff/add-staff.ts';
import { tellingConstraints } from '../staff/told-constraint.ts';
import { freshKey } from './key.ts';
import { insertKey } from './key-queries.ts';

const DAY = 86_400_000;

/**
 * Makes a key for a program; the answer is the only time it can be seen. It opens nothing before a security administrator
 * has approved it, unless the product itself or who holds the machine makes it (`createdBy` is then "system").
 */
export async function makeKey(
  sql: Sql,
  townId: string,
  createdBy: string,
  { name, scopes, roles, unitIds = [], days }: Omit<NewApiKey, 'roles'> & { readonly roles: StaffRole[] },
  now: Date,
): Promise<MadeApiKey> {
  await refuseUnfitUnits(sql, { roles, unitIds });
  const { key, hash, hint } = freshKey();
  const expiresAt = new Date(now.getTime() + days * DAY);
  const approvedBy = createdBy === 'system' ? createdBy : null;
  const kept = { id: v7(), townId, name, hash, hint, scopes, roles, unitIds, expiresAt, createdBy, approvedBy };
  return { key, apiKey: await tellingConstraints(insertKey(sql, kept)) };
}
