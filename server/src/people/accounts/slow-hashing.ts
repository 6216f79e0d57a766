import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Hashing } from './hash-password.ts';

/** What the process is asked, and what it answers; `text` is the hash, or what went wrong. */
export type HashAsked = { readonly id: number; readonly password: string; readonly hash: string | null };
export type HashAnswered =
  | { readonly id: number; readonly text: string }
  | { readonly id: number; readonly fits: boolean }
  | { readonly id: number; readonly wrong: string };

interface Pending {
  readonly asked: HashAsked;
  readonly resolve: (answer: HashAnswered) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}

const CHILD = join(import.meta.dirname, 'hash.child.ts');
const TRIES = 3;

/** Hashing in a process of low priority, which begins when it is first needed and ends by itself when it is not. */
export function makeSlowHashing(): Hashing {
  const pending = new Map<number, Pending>();
  let child: ChildProcess | null = null;
  let last = 0;

  function begin(): ChildProcess {
    const begun = fork(CHILD, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    begun.on('message', (answer: HashAnswered) => {
      pending.get(answer.id)?.resolve(answer);
      pending.delete(answer.id);
      if (pending.size === 0) letGo(begun);
    });
    const gone = () => {
      if (child !== begun) return;
      child = null;
      // It ended just as it was asked: somebody else is asked.
      for (const one of pending.values()) send(one);
    };
    begun.once('exit', gone);
    begun.on('error', gone);
    letGo(begun);
    return begun;
  }
  function send(one: Pending): void {
    one.tries += 1;
    if (one.tries > TRIES) {
      pending.delete(one.asked.id);
      one.reject(new Error('The process that looks at passwords ends as soon as it begins'));
      return;
    }
    child ??= begin();
    hold(child);
    child.send(one.asked, () => {}); // one that could not be sent is sent again when the process is gone
  }
  function ask(password: string, hash: string | null): Promise<HashAnswered> {
    return new Promise((resolve, reject) => {
      last += 1;
      const one: Pending = { asked: { id: last, password, hash }, resolve, reject, tries: 0 };
      pending.set(last, one);
      send(one);
    });
  }
  return {
    hash: async (password) => {
      const answer = await ask(password, null);
      if ('text' in answer) return answer.text;
      throw new Error('wrong' in answer ? answer.wrong : 'A hash was asked for');
    },
    verify: async ({ hash, password }) => {
      const answer = await ask(password, hash);
      if ('fits' in answer) return answer.fits;
      throw new Error('wrong' in answer ? answer.wrong : 'A check was asked for');
    },
  };
}

/** While nothing is asked of it, it keeps no program running. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
