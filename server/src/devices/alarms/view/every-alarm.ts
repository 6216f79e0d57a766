import type { AlarmSummary } from '@chengyun/contract/alarm';
import { systemActor } from '../../../people/actor.ts';
import type { Sql } from '../../../support/db/connect.ts';
import { listAlarms } from './list-alarms.ts';

const BATCH = 1_000;

/** Every alarm raised from an instant on and before another, newest first. */
export async function* everyAlarm(
  sql: Sql,
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
): AsyncGenerator<readonly AlarmSummary[]> {
  const span = { ...(from ? { from: from.toISOString() } : {}), ...(to ? { to: to.toISOString() } : {}) };
  for (let cursor: string | undefined; ; ) {
    const query = { ...span, sort: 'newest', limit: BATCH, ...(cursor ? { cursor } : {}) } as const;
    const { alarms, next } = await listAlarms(sql, query, systemActor);
    if (alarms.length > 0) yield alarms;
    if (next === null) return;
    cursor = next;
  }
}
