import { findKnown, findNumbers, findRooms, type Known } from '../../people/personal/find-personal.ts';
import { tellDeep } from '../../people/personal/opener.ts';
import { hidePieces, withoutSigns } from '../../people/personal/pieces.ts';
import { caseSealer } from '../../people/personal/sealer.ts';
import { storeSealed } from '../../people/personal/store-sealed.ts';
import { withoutNumbers } from '../../people/personal/without-numbers.ts';
import type { InTown } from '../act.ts';
import type { Loop } from '../loop.ts';
import { tellTexts } from './free-texts.ts';
import { keyOf, reportersOf } from './queries.ts';

/**
 * What an action is given, with whatever is personal in it sealed under the case's key; most holds nothing of the kind.
 * Beside numbers, those who reported the case are looked for by their names and numbers; `read`, if they were read before.
 */
export async function sealInput<T>(
  loop: Loop,
  { sql, ground }: InTown,
  caseId: string,
  input: T,
  read?: readonly Known[],
): Promise<T> {
  const known = read ?? (hasWords(input) ? await reportersOf(sql, loop.personal, ground.town.id, caseId) : []);
  const title = (text: string) => withoutNumbers(text, known).shown;
  if (!isPersonal(input, known))
    return tellTexts(input, { text: withoutSigns, title, address: withoutSigns, name: withoutSigns });
  const stored = await keyOf(sql, caseId);
  const sealer = caseSealer(loop.personal, ground.town.id, caseId, known, stored ?? undefined);
  const sealed = tellTexts(input, { ...sealer, title });
  const rows = sealer.rows();
  const kept = rows === null || (await storeSealed(sql, rows));
  // Whoever may not read the case's key cannot add to what it seals.
  return kept ? sealed : tellDeep(sealed, hidePieces);
}

function isPersonal(input: unknown, known: readonly Known[]): boolean {
  let found = false;
  const look = (is: (text: string) => boolean) => (text: string) => {
    found ||= is(text);
    return text;
  };
  const told = (text: string) => findNumbers(text).length > 0 || findKnown(text, known).length > 0;
  const number = look(told);
  const address = look((text) => findRooms(text).length > 0 || told(text));
  tellTexts(input, { text: number, title: (text) => text, address, name: look((text) => text !== '') });
  return found;
}

// Fewer signs than that are no name.
const LEAST = 2;

function hasWords(input: unknown): boolean {
  let has = false;
  const look = (text: string) => {
    has ||= [...text].length >= LEAST;
    return text;
  };
  tellTexts(input, { text: look, title: look, address: look, name: look });
  return has;
}
