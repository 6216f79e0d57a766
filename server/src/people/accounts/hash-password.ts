import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { makeAllowance } from './allowance.ts';
import { makeQueue } from './queue.ts';
import { makeSlowHashing } from './slow-hashing.ts';

// scrypt takes 32 MB and a thread of the pool of four each: a flood of guesses must leave threads for files and others,
// and half of the cores.
const AT_ONCE = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));
const MOST_WAITING = 64;
/** So many passwords are looked at without delay; people who sign in on an ordinary morning are fewer. */
const QUICK = { most: 20, withinMs: 20_000 } as const;

/** Hashing and checking of passwords, few at a time. */
export type Hashing = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (given: { readonly hash: string; readonly password: string }) => Promise<boolean>;
};

/**
 * Makes the one queue that all hashing of a process goes through. What comes thick and fast is a flood of guesses: it is
 * looked at by a process that gives way to everything else on the machine.
 */
export function makeHashing(now: () => number = Date.now): Hashing {
  const inTurn = makeQueue(AT_ONCE, MOST_WAITING);
  const isQuick = makeAllowance(QUICK.most, QUICK.withinMs, now);
  const slow = makeSlowHashing();
  const quick: Hashing = { hash: hashPassword, verify: (given) => verifyPassword({ ...given }) };
  const who = () => (isQuick() ? quick : slow);
  return {
    hash: (password) => inTurn(() => who().hash(password)),
    verify: (given) => inTurn(() => who().verify(given)),
  };
}
