import type { ActionInput } from '@chengyun/contract/actions';
import type { BulkResult, CaseReceipt } from '@chengyun/contract/case-list';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from '../../people/actor.ts';
import { fingerprintOf } from '../../people/idempotency-queries.ts';
import { idempotent } from '../../people/idempotent.ts';
import { inTown } from '../../people/in-town.ts';
import type { Sql } from '../../support/db/connect.ts';
import { genericRefusals } from '../../support/http/generic-refusals.ts';
import type { Language } from '../../support/http/language.ts';
import { fillSentence, Refusal, type RefusalTable } from '../../support/http/refusal.ts';
import { actOnCase, caseFor, type InTown } from '../act.ts';
import type { Loop } from '../loop.ts';
import { sealInput } from '../personal/seal-input.ts';
import { caseRefusals } from '../refusals.ts';
import { refuseWithout } from '../refuse.ts';
import { proposeUnits, returnersOf } from '../routing/propose.ts';
import { receipt } from './calls.ts';

interface Many {
  readonly townId: string;
  readonly actor: Actor;
  readonly language: Language;
  readonly ids: readonly string[];
  readonly input?: ActionInput<'dispatch'>;
  /** What makes a repeat of the request act once on each case. */
  readonly onceKey?: string | undefined;
  /** Under what a failure of ours is found in the log. */
  readonly ref: string;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
}

/** Dispatches each case in a transaction of its own, so that one refused, or failed by us, leaves the others done and told. */
export async function actOnMany(loop: Loop, many: Many): Promise<BulkResult> {
  const done: CaseReceipt[] = [];
  const refused: BulkResult['refused'] = [];
  for (const id of many.ids) {
    try {
      done.push(await dispatchOnce(loop, many, id));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : failureOf(error, id, many);
      refused.push({ id, code: refusal.code, detail: sentenceOf(refusal, many.language) });
    }
  }
  return { done, refused };
}

function failureOf(err: unknown, caseId: string, { ref, log }: Many): Refusal {
  log.error({ err, ref, caseId }, 'One of many cases was not dispatched');
  return new Refusal('unexpected', { ref });
}

/** Once per key and case: a repeat of the request is told what was done and tries again what was not. */
async function dispatchOnce(loop: Loop, many: Many, id: string): Promise<CaseReceipt> {
  const { townId, actor, input, onceKey } = many;
  const ground = await loop.grounds.of(townId);
  const open = <T>(work: (sql: Sql) => Promise<T>) => inTown(loop.pool, townId, actor, work);
  const dispatch = (sql: Sql) => dispatchOne(loop, { sql, ground }, many, id);
  if (onceKey === undefined) return open(dispatch);
  const asked = { actor, key: `${onceKey} ${id}`, fingerprint: fingerprintOf('dispatch', id, input) };
  return (await idempotent(open, asked, dispatch)).answer;
}

async function dispatchOne(loop: Loop, world: InTown, { actor, input }: Many, id: string): Promise<CaseReceipt> {
  const before = await caseFor(world, { caseId: id, seen: null });
  const returned = returnersOf(before);
  // Nobody looks at each of many: none goes back unseen to a unit that returned it.
  const lead = proposeUnits(before.fields, world.ground, returned).find((one) => !returned.includes(one.unitId));
  const chosen = input ?? (lead && { leadUnitId: lead.unitId });
  if (!chosen) {
    return refuseWithout(
      { zh: '派遣', en: 'Dispatch' },
      returned.length > 0 ? '选定主办单位（建议单位曾退单）' : '选定主办单位（无派遣建议）',
      returned.length > 0 ? 'choose a lead unit: those proposed returned it' : 'choose a lead unit: none is proposed',
    );
  }
  const sealed = await sealInput(loop, world, id, chosen);
  const asked = { caseId: id, action: 'dispatch' as const, input: sealed, actor, seen: before.version };
  return receipt(await actOnCase(loop, world, asked));
}

const table: RefusalTable = { ...genericRefusals, ...caseRefusals };

function sentenceOf(refusal: Refusal, language: Language): string {
  const entry = table[refusal.code];
  return entry ? fillSentence(entry.sentence, language, refusal.values) : refusal.code;
}
