import type { Localized } from '@chengyun/contract/words';
import { timeWriter } from '../../support/files/list-table.ts';
import type { Calendar } from '../../town/calendar/compile.ts';
import { refuse } from '../refuse.ts';

/** An instant given by a person, in the one form we keep (UTC, milliseconds): a replay must give what the row holds. */
export function instant(action: Localized, given: string): string {
  const at = new Date(given);
  // The format lets a leap second pass, which no clock of ours can show.
  if (Number.isNaN(at.getTime()))
    return refuse('case.no-such', { what: { zh: `${action.zh}日期`, en: 'Date' }, value: given });
  return at.toISOString();
}

/** An instant as the town's clock shows it, to the minute; for sentences. */
export function clockText(at: Date, { data }: Calendar): string {
  return timeWriter(data.zone)(at.toISOString()).slice(0, 16);
}
