import type { Known } from '../../people/personal/find-personal.ts';
import { knownOf, nobody } from '../../people/personal/person.ts';
import { caseSealer, type SealedRows, type Vault } from '../../people/personal/sealer.ts';
import { withoutNumbers } from '../../people/personal/without-numbers.ts';
import type { FirstSignal, WholeCase } from '../store/bulk-insert.ts';
import { tellTexts } from './free-texts.ts';

/** A signal as its row holds it. */
type SealedSignal = Omit<FirstSignal, 'personName' | 'personPhone'> & { readonly person: string | null };

export type SealedCase = Omit<WholeCase, 'signal'> & {
  readonly signal: SealedSignal;
  readonly rows: SealedRows | null;
};

/** Seals what is personal of a whole case, in its present and in its journal alike, so that one still follows from the other. */
export function sealWhole(vault: Vault, townId: string, whole: WholeCase): SealedCase {
  const { aggregate, steps, signal, words } = whole;
  const { fields, tasks, requests, supervisions } = aggregate;
  const { personName, personPhone, ...rest } = signal;
  const phone = personPhone?.replaceAll(/[^0-9+]/g, '') ?? null;
  const person = { ...nobody, name: personName, phone };
  const known = knownOf(person);
  const sealer = caseSealer(vault, townId, aggregate.id, known);
  const telling = { ...sealer, title: (text: string) => withoutNumbers(text, known).shown };
  return {
    ...whole,
    aggregate: { ...aggregate, ...tellTexts({ fields, tasks, requests, supervisions }, telling) },
    steps: tellTexts(steps, telling),
    signal: { ...tellTexts(rest, telling), person: sealer.person(signal.id, person) },
    words: words.filter((word) => !known.some((one) => tellsOf(one, word))),
    rows: sealer.rows(),
  };
}

// Parts of a name are words of their own to a search; of a number, only what is too long to be part of another.
function tellsOf({ kind, value }: Known, word: string): boolean {
  return value.includes(word) && word.length >= (kind === 'name' ? 2 : 7);
}
