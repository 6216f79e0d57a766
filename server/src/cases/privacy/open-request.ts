import { fromText } from '../../people/personal/envelope.ts';
import { type CaseOpener, caseOpener } from '../../people/personal/opener.ts';
import { knownOf, nobody, type Person } from '../../people/personal/person.ts';
import { type CaseSealer, caseSealer, type Vault } from '../../people/personal/sealer.ts';
import { withoutNumbers } from '../../people/personal/without-numbers.ts';
import type { RequestRow } from './queries.ts';

// A request is sealed as a case is, under a key of its own: its id is no case's, so that neither opens in place of the other.

/** What is personal of a new request, sealed. */
export function sealRequest(
  vault: Vault,
  townId: string,
  id: string,
  given: { name: string; phone: string; asked: string },
) {
  const person = { ...nobody, name: given.name.trim(), phone: given.phone.replaceAll(/[^0-9+]/g, '') };
  const sealer = caseSealer(vault, townId, id, knownOf(person));
  const [sealed, asked] = [sealer.person(id, person), sealer.text(given.asked)];
  const key = sealer.rows()?.key;
  if (!sealed || !key) throw new Error('A request names who asks');
  return { person: sealed, asked, key };
}

/** A request with its key at hand. */
export interface OpenRequest {
  readonly opener: CaseOpener;
  /** Null once the request's own data was erased. */
  readonly person: Person | null;
  /** Seals what people write of the request. */
  readonly note: (text: string) => string;
}

/** Opens what is personal of a request. */
export function openRequest(vault: Vault, townId: string, row: RequestRow): OpenRequest {
  const stored = row.sealedKey === null ? null : fromText(row.sealedKey);
  const opener = caseOpener(vault, townId, row.id, stored);
  const person = opener.person(row.id, row.person);
  let sealer: CaseSealer | undefined;
  return {
    opener,
    person,
    note: (text) => {
      // Without a key nothing can be sealed, so that nothing to be sealed is kept.
      if (!opener.hasKey || !stored) return withoutNumbers(text).shown;
      sealer ??= caseSealer(vault, townId, row.id, person ? knownOf(person) : [], stored);
      return sealer.text(text);
    },
  };
}
