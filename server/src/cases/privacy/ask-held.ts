import type { PrivacyExport } from '@chengyun/contract/privacy-request';
import { type Asking, askFullFile } from '../../people/full-files/full-file.ts';
import { knownOf } from '../../people/personal/person.ts';
import { casesWith, chosenOf } from './found-cases.ts';
import { type Acting, holdFor, keepStep } from './take-step.ts';

/**
 * Asks for a file of what is held about who asks in the chosen cases. It holds their data in full, so that somebody else has
 * to approve it first.
 */
export async function askHeld(acting: Acting, asking: Asking, { caseIds, reason, format }: PrivacyExport) {
  const { sql, loop, townId, id } = acting;
  const held = await holdFor(acting, 'ask_export');
  const { number } = held.row;
  const chosen = chosenOf(await casesWith(sql, loop.personal, townId, held.person?.phone ?? ''), caseIds, number);
  const file = { id: loop.newId(), what: 'privacy_request', aboutId: id, about: number, format, reason } as const;
  const known = held.person ? knownOf(held.person) : [];
  await askFullFile(sql, asking, { ...file, items: chosen.length, chosen: caseIds }, known);
  const cases = chosen.map(({ row }) => ({ id: row.id, number: row.number }));
  await keepStep(acting, held, 'ask_export', { note: reason, cases });
}
