import { type CaseBasis, caseBases } from '@chengyun/contract/measures';
import type { Sql } from '../../support/db/connect.ts';
import { unescaped } from '../../support/db/copy-text.ts';
import { json } from '../../support/db/json.ts';
import { testedRow } from '../plan/condition-sql.ts';
import type { Plan } from '../plan/plan.ts';
import { LOW_BITS } from './add-up.ts';

/** Of each signature, as bits, which terms of a basis its cases pass: the first thirty, and the others. */
export interface Marks {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const AT_ONCE = 5_000;

/** Asks the database which terms each signature passes, so that what a condition means is said in one place only. */
export async function markSignatures(
  sql: Sql,
  plan: Plan,
  signatures: readonly string[],
): Promise<Readonly<Record<CaseBasis, Marks>>> {
  const empty = (): Marks => ({ low: new Int32Array(signatures.length), high: new Int32Array(signatures.length) });
  const marks = {
    ...{ reported: empty(), filed: empty(), dispatch: empty() },
    ...{ handle: empty(), close: empty(), closed: empty() },
  };
  const bits = caseBases.flatMap((basis) =>
    [0, LOW_BITS].map((from) => bitsSql(plan.terms[basis].slice(from, from + LOW_BITS).map(({ where }) => where))),
  );
  for (let at = 0; at < signatures.length; at += AT_ONCE) {
    const rows = signatures.slice(at, at + AT_ONCE).map((one) => testedRow(one.split('\t').map(unescaped)));
    const found = await sql.unsafe<{ nth: number; bits: number[] }[]>(
      `select ordinality::int - 1 as nth, array[${bits.join(', ')}] as bits
       from jsonb_populate_recordset(null::case_fact, $1) with ordinality`,
      [json(sql, rows)],
    );
    for (const row of found) {
      for (const [nth, basis] of caseBases.entries()) {
        marks[basis].low[at + row.nth] = row.bits[nth * 2] ?? 0;
        marks[basis].high[at + row.nth] = row.bits[nth * 2 + 1] ?? 0;
      }
    }
  }
  return marks;
}

function bitsSql(conditions: readonly string[]): string {
  return conditions.map((where, nth) => `case when ${where} then ${2 ** nth} else 0 end`).join(' + ') || '0';
}
