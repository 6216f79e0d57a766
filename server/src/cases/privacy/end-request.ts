import type { PrivacyAnswer, PrivacyRefuse, PrivacyVerify } from '@chengyun/contract/privacy-request';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { casesWith } from './found-cases.ts';
import { answerObstacle } from './life.ts';
import { privacyNames } from './names.ts';
import { stepsOf } from './queries.ts';
import { type Acting, type Held, holdFor, keepStep } from './take-step.ts';

/** 核验身份: notes how it was checked that it is the person who asks. */
export async function verifyIdentity(acting: Acting, { identity, note }: PrivacyVerify): Promise<void> {
  const held = await holdFor(acting, 'verify');
  await keepStep(acting, held, 'verify', { identity, note }, { identity });
}

/** 答复: refuses an outcome that what was done, or what is held, does not bear out. */
export async function answerRequest(acting: Acting, { outcome, way, note }: PrivacyAnswer): Promise<void> {
  const held = await holdFor(acting, 'answer');
  const { number, kind } = held.row;
  const [deeds, left] = [await deedsOf(acting.sql, acting.id), await casesHeld(acting, held)];
  const obstacle = answerObstacle(outcome, { kind, deeds, held: left });
  const named = privacyNames.outcome[outcome];
  if (obstacle === 'undone')
    throw new Refusal('privacy.undone', { number, outcome: named, step: privacyNames.step[DEED[kind]] });
  if (obstacle === 'held') throw new Refusal('privacy.still-held', { number, outcome: named, held: left });
  await keepStep(acting, held, 'answer', { outcome, way, note }, { outcome });
}

/** 不予办理, with its ground in law and the reason as it was told (个人信息保护法 art. 50). */
export async function refuseRequest(acting: Acting, { ground, way, note }: PrivacyRefuse): Promise<void> {
  const held = await holdFor(acting, 'refuse');
  await keepStep(acting, held, 'refuse', { ground, way, note }, { ground });
}

const DEED = { access: 'export', correct: 'correct', erase: 'erase', object: 'erase' } as const;

async function deedsOf(sql: Sql, id: string): Promise<number> {
  const steps = await stepsOf(sql, id);
  return steps.filter(
    ({ action, detail }) => action === 'export' || action === 'correct' || (action === 'erase' && detail.cases?.length),
  ).length;
}

async function casesHeld({ sql, loop, townId }: Acting, { person }: Held): Promise<number> {
  const found = await casesWith(sql, loop.personal, townId, person?.phone ?? '');
  return found.filter(({ own }) => own.length > 0).length;
}
