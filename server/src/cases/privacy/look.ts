import type { Applicant, PrivacyCase } from '@chengyun/contract/privacy-request';
import { Refusal } from '../../support/http/refusal.ts';
import { type LookLimits, refuseTooMany } from '../view/look-limits.ts';
import { casesWith, toPrivacyCase } from './found-cases.ts';
import { privacyNames } from './names.ts';
import { openRequest } from './open-request.ts';
import { requestOf } from './queries.ts';
import { type Acting, holdFor, keepStep } from './take-step.ts';

/** Who asks, and in which words, in full: counted among the looks of the actor, and kept with its reason. */
export async function lookAtApplicant(
  acting: Acting,
  limits: LookLimits,
  reason: string,
): Promise<{ readonly applicant: Applicant; readonly asked: string }> {
  const held = await holdFor(acting, 'look');
  await refuseTooMany(acting.sql, acting.actor.id, limits);
  await keepStep(acting, held, 'look', { note: reason });
  const { name, phone } = held.person ?? { name: null, phone: null };
  return { applicant: { name: name ?? '', phone: phone ?? '' }, asked: held.opener.full(held.row.asked) };
}

/** The cases that hold the number of who asks, masked; only once it was checked who that is. */
export async function casesOfRequest({ sql, loop, townId, id }: Acting): Promise<readonly PrivacyCase[]> {
  const row = await requestOf(sql, id);
  if (!row) throw new Refusal('not-found', { what: id });
  const { number, state } = row;
  if (state === 'received') {
    const step = { zh: '查找案件', en: 'finding the cases' };
    throw new Refusal('privacy.not-now', { number, state: privacyNames.state[state], step });
  }
  const { person } = openRequest(loop.personal, townId, row);
  if (!person?.phone) return [];
  const found = await casesWith(sql, loop.personal, townId, person.phone);
  return found.map((one) => toPrivacyCase(one, person.name ?? ''));
}
