import type { PrivacyStep } from '@chengyun/contract/privacy-request';
import { Refusal } from '../../support/http/refusal.ts';
import { eraseCase } from '../personal/erase.ts';
import { casesWith, chosenOf } from './found-cases.ts';
import { type Acting, holdFor, keepStep } from './take-step.ts';

type Left = PrivacyStep['left'][number];

/** Why the erasure of one case refuses, as the history of the request tells it. */
const WHY: Readonly<Record<string, Left['why']>> = {
  'case.erase-open': 'open',
  'case.erased-already': 'erased',
};

/** Erases what is personal of the chosen cases that have ended, and tells which were left and why. */
export async function eraseCases(
  acting: Acting,
  { caseIds, reason }: { readonly caseIds: readonly string[]; readonly reason: string },
): Promise<void> {
  const { sql, loop, townId, actor } = acting;
  const held = await holdFor(acting, 'erase');
  const found = await casesWith(sql, loop.personal, townId, held.person?.phone ?? '');
  const chosen = chosenOf(found, caseIds, held.row.number);
  const cases: PrivacyStep['cases'] = [];
  const left: Left[] = [];
  for (const { row } of chosen) {
    const one = { id: row.id, number: row.number };
    const why = await leftBecause(() =>
      eraseCase(sql, loop, row.id, { byId: actor.id, reason: `${held.row.number} ${reason}` }),
    );
    if (why) left.push({ ...one, why });
    else cases.push(one);
  }
  await keepStep(acting, held, 'erase', { note: reason, cases, left });
}

// It refuses before it writes anything, so that the transaction goes on.
async function leftBecause(erase: () => Promise<void>): Promise<Left['why'] | null> {
  try {
    await erase();
    return null;
  } catch (error) {
    const why = error instanceof Refusal ? WHY[error.code] : undefined;
    if (!why) throw error;
    return why;
  }
}
