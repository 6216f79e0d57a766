import type postgres from 'postgres';
import type { Sql } from './connect.ts';

/** A plain value as a jsonb parameter. */
export function json(sql: Sql, value: unknown): postgres.Parameter {
  // The library types JSON more narrowly than readonly data is; what is no JSON throws when it is written.
  return (sql as postgres.Sql).json(value as postgres.JSONValue);
}
