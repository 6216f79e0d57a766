import type { PrivacyKind, PrivacyOutcome, PrivacyState, PrivacyStepName } from '@chengyun/contract/privacy-request';

/** What a step needs: the states it is taken in, the kinds of request it belongs to, the state after it. */
interface StepRule {
  readonly from: readonly PrivacyState[];
  readonly kinds?: readonly PrivacyKind[];
  readonly to?: PrivacyState;
}

/**
 * The life of a request as data. Nobody's data is looked for, handed out or changed before it was checked who asks
 * (GB/T 35273-2020, 8.7 a); a refusal needs no such check, for its ground may be that it failed.
 */
export const privacyLife: Readonly<Record<Exclude<PrivacyStepName, 'receive'>, StepRule>> = {
  verify: { from: ['received'], to: 'verified' },
  look: { from: ['received', 'verified'] },
  ask_export: { from: ['verified'], kinds: ['access'] },
  export: { from: ['verified'], kinds: ['access'] },
  correct: { from: ['verified'], kinds: ['correct'] },
  erase: { from: ['verified'], kinds: ['erase', 'object'] },
  answer: { from: ['verified'], to: 'answered' },
  refuse: { from: ['received', 'verified'], to: 'refused' },
};

type Taken = keyof typeof privacyLife;

interface Standing {
  readonly state: PrivacyState;
  readonly kind: PrivacyKind;
}

/** Why a step cannot be taken; null when it can. */
export function stepObstacle(step: Taken, { state, kind }: Standing): 'state' | 'kind' | null {
  const { from, kinds } = privacyLife[step];
  if (kinds && !kinds.includes(kind)) return 'kind';
  return from.includes(state) ? null : 'state';
}

/** The steps a request may take now. */
export function stepsNow(standing: Standing): readonly PrivacyStepName[] {
  return (Object.keys(privacyLife) as Taken[]).filter((step) => stepObstacle(step, standing) === null);
}

/** What was done for a request, and how many cases still hold the person's data. */
interface Done {
  readonly kind: PrivacyKind;
  readonly deeds: number;
  readonly held: number;
}

/** What does not fit an answer: it says that something was done, or that nothing is held, and it is not so. Null when it fits. */
export function answerObstacle(outcome: PrivacyOutcome, { kind, deeds, held }: Done): 'undone' | 'held' | null {
  if (outcome === 'nothing_held') return held > 0 || deeds > 0 ? 'held' : null;
  if (kind === 'object') return null;
  if (deeds === 0) return 'undone';
  return kind === 'erase' && outcome === 'done' && held > 0 ? 'held' : null;
}
