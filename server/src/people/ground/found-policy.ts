import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { type PolicyKind, policy } from '../../town/ground/policy-queries.ts';

/** The data of a policy with its own id and version, the newest unless told; refuses what is not there. */
export async function foundPolicy<T extends object>(
  sql: Sql,
  kind: PolicyKind,
  id: string,
  version?: number,
): Promise<T & { readonly id: string; readonly version: number }> {
  const found = await policy<T>(sql, kind, id, version);
  if (!found) throw new Refusal('not-found', { what: version === undefined ? id : `${id} ${version}` });
  return { ...found.data, id: found.id, version: found.version };
}
