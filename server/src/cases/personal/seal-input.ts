import { findNumbers, findRooms, type Known } from '../../people/personal/find-personal.ts';
import { tellDeep } from '../../people/personal/opener.ts';
import { hidePieces, withoutSigns } from '../../people/personal/pieces.ts';
import { caseSealer } from '../../people/personal/sealer.ts';
import { storeSealed } from '../../people/personal/store-sealed.ts';
import type { InTown } from '../act.ts';
import type { Loop } from '../loop.ts';
import { tellTexts } from './free-texts.ts';
import { keyOf } from './queries.ts';
import { withoutNumbers } from './seal-report.ts';

/**
 * What an action is given, with whatever is personal in it sealed under the case's key; most holds nothing of the kind.
 * `known` is looked for beside numbers.
 */
export async function sealInput<T>(
  loop: Loop,
  { sql, ground }: InTown,
  caseId: string,
  input: T,
  known: readonly Known[] = [],
): Promise<T> {
  const title = (text: string) => withoutNumbers(text, known).shown;
  if (known.length === 0 && !isPersonal(input))
    return tellTexts(input, { text: withoutSigns, title, address: withoutSigns, name: withoutSigns });
  const stored = await keyOf(sql, caseId);
  const sealer = caseSealer(loop.personal, ground.town.id, caseId, known, stored ?? undefined);
  const sealed = tellTexts(input, { ...sealer, title });
  const rows = sealer.rows();
  const kept = rows === null || (await storeSealed(sql, rows));
  // Whoever may not read the case's key cannot add to what it seals.
  return kept ? sealed : tellDeep(sealed, hidePieces);
}

function isPersonal(input: unknown): boolean {
  let found = false;
  const look = (is: (text: string) => boolean) => (text: string) => {
    found ||= is(text);
    return text;
  };
  const number = look((text) => findNumbers(text).length > 0);
  const address = look((text) => findRooms(text).length > 0 || findNumbers(text).length > 0);
  tellTexts(input, { text: number, title: (text) => text, address, name: look((text) => text !== '') });
  return found;
}
