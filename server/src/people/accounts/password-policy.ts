import { randomInt } from 'node:crypto';
import { type AccountPolicy, defaultPolicy } from '@chengyun/contract/account-policy';
import { isNameWithNumber } from './pinyin-name.ts';
import { WEAK_WORDS } from './weak-words.ts';

/** Why a password is not good enough. */
export type PasswordFault = 'short' | 'long' | 'kinds' | 'name' | 'weak';

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Checks a password: length and kinds as the policy has it, not the user's name, nothing that is guessed first. */
export function passwordFault(
  password: string,
  username: string,
  { minLength, kinds }: Pick<AccountPolicy, 'minLength' | 'kinds'> = defaultPolicy,
): PasswordFault | undefined {
  if (password.length < minLength) return 'short';
  if (password.length > 128) return 'long';
  if (KINDS.filter((kind) => kind.test(password)).length < kinds) return 'kinds';
  const plain = password.toLowerCase();
  if (username.length >= 3 && plain.includes(username.toLowerCase())) return 'name';
  return isWeak(plain) ? 'weak' : undefined;
}

/** A known word with a few signs around it, a run such as 123456789, or few different signs. */
function isWeak(plain: string): boolean {
  if (new Set(plain).size < 5 || isNameWithNumber(plain)) return true;
  const letters = plain.replaceAll('@', 'a').replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('$', 's');
  const rest = (word: string) => Math.min(leftover(plain, word), leftover(letters, word));
  return WEAK_WORDS.some((word) => rest(word) < 5);
}

/** How many signs of `text` are left once `word` is taken out, digits and signs at the ends not counted. */
function leftover(text: string, word: string): number {
  if (!text.includes(word)) return text.length;
  return text.replace(word, '').replaceAll(/[^a-z]/g, '').length;
}

const ALPHABET = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;

/** A one-time password of 16 signs that are not taken for one another when read out. About 90 bits. */
export function oneTimePassword(): string {
  const groups = Array.from({ length: 4 }, () => {
    const all = ALPHABET.join('');
    return Array.from({ length: 4 }, () => all[randomInt(all.length)]).join('');
  });
  const password = groups.join('-');
  return passwordFault(password, '') ? oneTimePassword() : password;
}
