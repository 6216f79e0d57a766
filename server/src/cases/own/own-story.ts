import type { OwnLine, OwnStage, OwnStep } from '@chengyun/contract/own-case';
import { type CaseState, outsideRoles, type Role, type Satisfaction } from '@chengyun/contract/words';
import type { Step } from '../life/aggregate.ts';

const stages: Readonly<Record<CaseState, OwnStage>> = {
  reported: 'received',
  filed: 'accepted',
  dispatched: 'accepted',
  handling: 'handling',
  handled: 'answered',
  checked: 'answered',
  closed: 'done',
  declined: 'declined',
  voided: 'voided',
  merged: 'merged',
};

/** How far a case has come, as its reporter is told. */
export function ownStage(state: CaseState): OwnStage {
  return stages[state];
}

/** Whether the reporter may say now what they think of the answer: once, by whomever it was asked, between the answer and the closing. */
export function mayRate(state: CaseState, satisfaction: Satisfaction | null): boolean {
  return (state === 'handled' || state === 'checked') && satisfaction === null;
}

/** What of a step is for the reporter; null for what the staff do among themselves. */
type Told = { readonly step: OwnStep; readonly unitId?: unknown; readonly text?: unknown };

/**
 * The progress of a case as its reporter is told: of the journal only the steps that move it for them, of these no person
 * and no text but the answer and the reason of a refusal. What was taken back was never so.
 */
export function ownLines(steps: readonly Step[], unitName: (id: string) => string | null): readonly OwnLine[] {
  const undone = new Set(steps.flatMap((step) => step.effects.undoes ?? []));
  return steps.flatMap((step) => {
    const told = undone.has(step.seq) ? null : toldOf(step);
    if (!told) return [];
    const { unitId, text } = told;
    return [
      {
        ...{ at: step.at, step: told.step },
        unit: typeof unitId === 'string' ? unitName(unitId) : null,
        text: typeof text === 'string' ? text : null,
      },
    ];
  });
}

function toldOf(step: Step): Told | null {
  const { action, input, from, to } = step;
  const moved = from !== to;
  switch (action) {
    case 'report':
    case 'imported':
      return { step: 'received' };
    case 'file':
      return { step: 'accepted' };
    case 'decline':
      return { step: 'declined', text: input['reason'] };
    case 'dispatch':
      return { step: 'passed_on', unitId: input['leadUnitId'] };
    case 'accept':
    case 'assign':
    case 'start':
      return moved ? { step: 'handling', unitId: step.actorUnitId } : null;
    case 'reply':
      // Who helps answers the unit that leads; only the answer of all is the reporter's.
      return moved ? { step: 'answered', unitId: step.actorUnitId, text: input['text'] } : null;
    case 'check':
      return to === 'handling' ? { step: 'again' } : null;
    case 'call_back':
      return { step: isOutsider(step.actorRole) ? 'rated' : 'called_back' };
    case 'quick_close':
    case 'close':
      return { step: 'done' };
    case 'reopen':
      return { step: 'reopened' };
    case 'merge':
      return to === 'merged' ? { step: 'merged' } : null;
    case 'unmerge':
      return { step: 'separated' };
    case 'main_closed':
      return { step: 'main_ended' };
    case 'split':
      return { step: 'split' };
    case 'decide_void':
      return to === 'voided' ? { step: 'voided' } : null;
    default:
      return null;
  }
}

function isOutsider(role: Role): boolean {
  return outsideRoles.some((one) => one === role);
}
