import type { RoundList, RoundQuery } from '@chengyun/contract/round';
import { dayIn } from '../cases/number.ts';
import type { Sql } from '../support/db/connect.ts';
import { roundsOf } from './queries.ts';

interface Asking {
  readonly zone: string;
  readonly now: Date;
  /** Days rounds are kept. */
  readonly keptDays: number;
}

/** Rounds of a day of the town; today unless told. */
export async function listRounds(sql: Sql, { zone, now, keptDays }: Asking, query: RoundQuery): Promise<RoundList> {
  const day = query.day ?? dayIn(zone, now);
  const rounds = await roundsOf(sql, { of: 'span', ...(await spanOf(sql, zone, day)), state: query.state });
  return { day, keptDays, rounds };
}

async function spanOf(sql: Sql, zone: string, day: string): Promise<{ readonly from: Date; readonly to: Date }> {
  const [span] = await sql<{ from: Date; to: Date }[]>`
    select ${day}::timestamp at time zone ${zone} as "from", (${day}::timestamp + interval '1 day') at time zone ${zone} as "to"`;
  if (!span) throw new Error(`no day ${day}`);
  return span;
}
