import type { Localized } from '@chengyun/contract/words';
import { refuse } from '../refuse.ts';

/** An instant given by a person, in the one form we keep (UTC, milliseconds): a replay must give what the row holds. */
export function instant(action: Localized, given: string): string {
  const at = new Date(given);
  // The format lets a leap second pass, which no clock of ours can show.
  if (Number.isNaN(at.getTime()))
    return refuse('case.no-such', { what: { zh: `${action.zh}日期`, en: 'Date' }, value: given });
  return at.toISOString();
}
