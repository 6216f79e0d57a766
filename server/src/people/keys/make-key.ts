import type { MadeApiKey, NewApiKey } from '@chengyun/contract/people';
import { v7 } from 'uuid';
import type { Sql } from '../../support/db/connect.ts';
import { refuseUnknownUnit } from '../staff/add-staff.ts';
import { freshKey } from './key.ts';
import { insertKey } from './key-queries.ts';

const DAY = 86_400_000;

/** Makes a key for a program; the answer is the only time it can be seen. */
export async function makeKey(
  sql: Sql,
  townId: string,
  createdBy: string,
  { name, scopes, roles, unitIds = [], days }: NewApiKey,
  now: Date,
): Promise<MadeApiKey> {
  await refuseUnknownUnit(sql, unitIds);
  const { key, hash, hint } = freshKey();
  const expiresAt = new Date(now.getTime() + days * DAY);
  const kept = { id: v7(), townId, name, hash, hint, scopes, roles, unitIds, expiresAt, createdBy };
  return { key, apiKey: await insertKey(sql, kept) };
}
