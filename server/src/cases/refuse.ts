import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../support/http/refusal.ts';
import type { CaseRefusalCode } from './refusals.ts';

type Value = string | number | Localized;

/** Refuses with a sentence of the table in refusals.ts; `params` fill its gaps. */
export function refuse(code: CaseRefusalCode, params: Readonly<Record<string, Value>>): never {
  throw new Refusal(code, params);
}

/** Refuses an action for want of something, named in both languages. */
export function refuseWithout(action: Localized, zh: string, en: string): never {
  return refuse('case.needs', { action, what: { zh, en } });
}
