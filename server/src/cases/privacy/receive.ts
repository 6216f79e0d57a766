import type { NewPrivacyRequest, PrivacyReceipt } from '@chengyun/contract/privacy-request';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { DAY_MS } from '../../town/calendar/civil.ts';
import type { Loop } from '../loop.ts';
import { dayIn } from '../number.ts';
import { deskCalendar, privacyDueAt } from './due.ts';
import { sealRequest } from './open-request.ts';
import { insertRequest, insertStep, nextNth } from './queries.ts';

/** How long ago a letter may have come in that is registered now. */
const MOST_BACK_DAYS = 30;

/** Registers what somebody asks about their own data: sealed, numbered within the year, due by the policy's working days. */
export async function receiveRequest(
  sql: Sql,
  loop: Loop,
  { townId, days }: { readonly townId: string; readonly days: number },
  given: NewPrivacyRequest,
): Promise<PrivacyReceipt> {
  const ground = await loop.grounds.of(townId);
  const now = loop.now();
  const receivedAt = receivedWhen(given.receivedAt, now);
  const dueAt = privacyDueAt(receivedAt, days, deskCalendar(ground));
  const id = loop.newId();
  const sealed = sealRequest(loop.personal, townId, id, { ...given.applicant, asked: given.asked });
  const year = Number(dayIn(ground.town.zone, receivedAt).slice(0, 4));
  const nth = await nextNth(sql, year);
  const number = privacyNumber(ground.town.prefix, year, nth);
  const { kind, way } = given;
  await insertRequest(sql, { ...{ id, number, year, nth, kind, way, receivedAt, dueAt }, ...sealed });
  await insertStep(sql, id, { at: now, action: 'receive', detail: { number, way } });
  return { id, number, dueAt: dueAt.toISOString() };
}

/** A request's number: the town's letters, GR (个人), the year, four or more digits counted within the year (QX-GR-2026-0007). */
function privacyNumber(prefix: string, year: number, nth: number): string {
  return `${prefix}-GR-${year}-${String(nth).padStart(4, '0')}`;
}

function receivedWhen(given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const at = new Date(given);
  const back = now.getTime() - at.getTime();
  if (back < 0 || back > MOST_BACK_DAYS * DAY_MS)
    throw new Refusal('privacy.received-when', { given, days: MOST_BACK_DAYS });
  return at;
}
