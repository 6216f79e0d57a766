import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Pool } from '../../support/db/connect.ts';
import type { Plan, Term } from '../plan/plan.ts';
import type { CaseTable } from './read-cases.ts';
import { ownDimensions } from './read-cases.ts';
import { sumBasis } from './sum-basis.ts';

const DAYS = 4_000;
const term: Term = { where: 'true', sum: 'rows' };
const none = { filed: [], dispatch: [], handle: [], close: [], closed: [] };
const plan: Plan = {
  ...{ id: 'one', terms: { reported: [term], ...none } },
  spreads: [{ id: 'grids', basis: 'reported', term, member: 'unit_grid' }],
};
const hours = Int32Array.from({ length: DAYS }, (_, day) => day * 24);
const all = { reported: hours, filed: hours, dispatch: hours, handle: hours, close: hours, closed: hours };
const table: CaseTable = {
  ...{ size: DAYS, hours: all, seconds: new Int32Array(DAYS), signature: new Int32Array(DAYS), signatures: [''] },
  values: ownDimensions.map(() => new Int32Array(DAYS)),
  names: ownDimensions.map(() => ['']),
};

/** A pool whose second connection is lost while a later one takes its time. */
function losing(): { readonly pool: Pool; readonly asked: () => number } {
  const answered = { command: 'COMMIT' };
  const query = () => Object.assign(Promise.resolve(answered), { execute: () => Promise.resolve(answered) });
  let asked = 0;
  const reserve = async () => {
    asked += 1;
    if (asked === 2) throw new Error('the line is lost');
    if (asked > 2) await sleep(30);
    return Object.assign(query, { release: () => undefined });
  };
  return { pool: { reserve } as unknown as Pool, asked: () => asked };
}

test('a lot that cannot be stored is told by the whole, also where it fails while something else is being stored', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    const { pool, asked } = losing();
    const marks = { low: Int32Array.of(1), high: Int32Array.of(0) };
    const folding = { pool, townId: 'test', zone: 'Asia/Shanghai', plan };
    await expect(sumBasis(folding, { basis: 'reported', generation: 1, table, marks })).rejects.toThrow('line is lost');
    expect(asked()).toBeGreaterThan(2);
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
  }
});
