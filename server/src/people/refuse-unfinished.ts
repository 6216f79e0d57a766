import { Refusal } from '../support/http/refusal.ts';
import type { Person } from './caller.ts';

/** Refuses who must first change a password, show a second factor or set one up. */
export function refuseUnfinished({ next }: Person): void {
  if (next === 'password') throw new Refusal('people.must-change-password');
  if (next === 'factor') throw new Refusal('account.factor-needed');
  if (next === 'enrol') throw new Refusal('account.factor-to-enrol');
}
