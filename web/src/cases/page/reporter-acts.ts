import type { CaseState, Role } from '@chengyun/contract/words';

/** Who may see a reporter in full; the server refuses all others. */
const mayReveal: readonly Role[] = ['intake', 'dispatcher', 'chief', 'unit'];

const ended: readonly CaseState[] = ['closed', 'declined', 'voided', 'merged'];

type Asked = {
  readonly roles: readonly Role[];
  readonly state: CaseState;
  /** A look at this case was taken already. */
  readonly isInFull: boolean;
};

/** What the page offers beside the reporter of a case. */
export function reporterActs({ roles, state, isInFull }: Asked): { readonly look: boolean; readonly erase: boolean } {
  return {
    look: !isInFull && roles.some((role) => mayReveal.includes(role)),
    erase: roles.includes('chief') && ended.includes(state),
  };
}
