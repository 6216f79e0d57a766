import type { PrivacyCorrect } from '@chengyun/contract/privacy-request';
import { findByWhatIsHeld } from '../../people/personal/holding.ts';
import type { Person } from '../../people/personal/person.ts';
import { caseSealer } from '../../people/personal/sealer.ts';
import { caseFor, takeStep } from '../act.ts';
import { casesWith, chosenOf, type FoundCase } from './found-cases.ts';
import { type Acting, holdFor, keepStep } from './take-step.ts';

const FIELDS = ['name', 'phone', 'address'] as const;

/**
 * Corrects who reported the chosen cases: what the person says holds from now on is sealed anew and found from now on, and
 * each case's own journal tells which fields were corrected. What people wrote in texts stays as it was said.
 */
export async function correctPerson(acting: Acting, { caseIds, reason, applicant }: PrivacyCorrect): Promise<void> {
  const { sql, loop, townId } = acting;
  const held = await holdFor(acting, 'correct');
  const found = await casesWith(sql, loop.personal, townId, held.person?.phone ?? '');
  const chosen = chosenOf(found, caseIds, held.row.number);
  const right = correctionOf(applicant);
  const fields = FIELDS.filter((name) => name in right);
  for (const one of chosen) {
    await correctIn(acting, one, right);
    await tellCase(acting, one, fields);
  }
  const cases = chosen.map(({ row: { id, number } }) => ({ id, number }));
  await keepStep(acting, held, 'correct', { note: reason, cases, fields });
}

function correctionOf({ name, phone, address }: PrivacyCorrect['applicant']): Partial<Person> {
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(phone === undefined ? {} : { phone: phone.replaceAll(/[^0-9+]/g, '') }),
    ...(address === undefined ? {} : { address: address.trim() }),
  };
}

async function correctIn({ sql, loop, townId }: Acting, { row, stored, own }: FoundCase, right: Partial<Person>) {
  const sealer = caseSealer(loop.personal, townId, row.id, [], stored);
  for (const { id, who } of own) {
    await sql`
      update signal set person = ${sealer.person(id, { ...who, ...right })} where case_id = ${row.id} and id = ${id}`;
  }
  await findByWhatIsHeld(sql, loop.personal, townId, row.id);
}

async function tellCase({ sql, loop, townId, actor }: Acting, { row }: FoundCase, fields: readonly string[]) {
  const ground = await loop.grounds.of(townId);
  const before = await caseFor({ sql, ground }, { caseId: row.id, seen: null });
  const decided = { to: before.state, effects: {} };
  await takeStep(loop, { sql, ground }, before, { action: 'correct_reporter', input: { fields }, actor, decided });
}
