import type { ActionInput } from '@chengyun/contract/actions';
import type { BulkResult, CaseReceipt } from '@chengyun/contract/case-list';
import type { Actor } from '../../people/actor.ts';
import { inTown } from '../../people/in-town.ts';
import type { Language } from '../../support/http/language.ts';
import { fillSentence, Refusal, type RefusalTable } from '../../support/http/refusal.ts';
import { actOnCase, caseFor } from '../act.ts';
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
}

/** Dispatches each case in a transaction of its own, so that one refused leaves the others done. */
export async function actOnMany(loop: Loop, many: Many): Promise<BulkResult> {
  const done: CaseReceipt[] = [];
  const refused: BulkResult['refused'] = [];
  for (const id of many.ids) {
    try {
      done.push(await dispatchOne(loop, many, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id, code: error.code, detail: sentenceOf(error, many.language) });
    }
  }
  return { done, refused };
}

async function dispatchOne(loop: Loop, { townId, actor, input }: Many, id: string): Promise<CaseReceipt> {
  const ground = await loop.grounds.of(townId);
  return inTown(loop.pool, townId, actor, async (sql) => {
    const world = { sql, ground };
    const before = await caseFor(world, { caseId: id, seen: null });
    const returned = returnersOf(before);
    // Nobody looks at each of many: none goes back unseen to a unit that returned it.
    const lead = proposeUnits(before.fields, ground, returned).find((one) => !returned.includes(one.unitId));
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
  });
}

function sentenceOf(refusal: Refusal, language: Language): string {
  const table: RefusalTable = caseRefusals;
  const entry = table[refusal.code];
  return entry ? fillSentence(entry.sentence, language, refusal.values) : refusal.code;
}
