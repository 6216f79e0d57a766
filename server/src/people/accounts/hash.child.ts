import { setPriority } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { HashAnswered, HashAsked } from './slow-hashing.ts';

const NICE = 15;
const IDLE_MS = 60_000;

// Before the first hash, so that the threads that do the work take it over.
setPriority(NICE);
// Ctrl-C reaches every process of a terminal; this one leaves when the server does.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
let leave = setTimeout(() => process.exit(0), IDLE_MS);
process.on('message', (asked: HashAsked) => {
  clearTimeout(leave);
  leave = setTimeout(() => process.exit(0), IDLE_MS);
  answer(asked).then(
    (answered) => process.send?.(answered),
    (error: unknown) => process.send?.({ id: asked.id, wrong: error instanceof Error ? error.message : String(error) }),
  );
});

async function answer({ id, password, hash }: HashAsked): Promise<HashAnswered> {
  if (hash === null) return { id, text: await hashPassword(password) };
  return { id, fits: await verifyPassword({ hash, password }) };
}
