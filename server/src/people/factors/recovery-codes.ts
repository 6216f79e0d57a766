import { createHash, randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const HOW_MANY = 10;

/** Ten codes of about 50 bits each that are not misread; each is good once. */
export function freshRecoveryCodes(): readonly string[] {
  const five = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: HOW_MANY }, () => `${five()}-${five()}`);
}

/** What is kept of a code: random as it is, one round cannot be turned back within the tries that a lock allows. */
export function hashRecoveryCode(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest('hex');
}
