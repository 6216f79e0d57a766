import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { makeQueue } from './queue.ts';

// scrypt takes 32 MB and a thread of the pool of four each: a flood of guesses must leave threads for files and others,
// and half of the cores.
const AT_ONCE = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));
const MOST_WAITING = 64;

/** Hashing and checking of passwords, few at a time. */
export type Hashing = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (given: { readonly hash: string; readonly password: string }) => Promise<boolean>;
};

/** Makes the one queue that all hashing of a process goes through. */
export function makeHashing(): Hashing {
  const inTurn = makeQueue(AT_ONCE, MOST_WAITING);
  return {
    hash: (password) => inTurn(() => hashPassword(password)),
    verify: (given) => inTurn(() => verifyPassword({ ...given })),
  };
}
