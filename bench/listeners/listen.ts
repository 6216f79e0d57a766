import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the process that holds the pages' streams is told. */
export type Listening = {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** A key for each page, by its place. */
  readonly keys: readonly string[];
  /** One page in so many is read word by word; of the others bytes are counted. */
  readonly readEvery: number;
};

/** What a page that was read has been told. */
export type Heard = {
  /** The place of its key. */
  readonly nth: number;
  /** The last version of each case. */
  readonly versions: Readonly<Record<string, number>>;
  readonly events: number;
  readonly refetches: number;
};

export type Told =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'heard';
      readonly pages: readonly Heard[];
      /** Milliseconds from the change to the page, of a sample. */
      readonly times: readonly number[];
      readonly bytes: number;
      readonly lost: number;
    };

export type Listeners = {
  readonly open: Promise<void>;
  /** Ends the streams and tells what was heard. */
  readonly heard: () => Promise<Extract<Told, { kind: 'heard' }>>;
};

/** Opens the streams in a process of its own. */
export function startListening(listening: Listening): Listeners {
  const child: ChildProcess = fork(join(import.meta.dirname, 'listen.child.ts'), { stdio: 'inherit' });
  const open = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<Extract<Told, { kind: 'heard' }>>();
  child.on('message', (told: Told) => (told.kind === 'open' ? open.resolve() : heard.resolve(told)));
  once(child, 'exit').then(([code]) => {
    const error = new Error(`The listeners ended with ${code}`);
    open.reject(error);
    heard.reject(error); // too late when they were heard
  });
  heard.promise.catch(() => {});
  child.send(listening);
  return {
    open: open.promise,
    heard: () => {
      child.send('end');
      return heard.promise;
    },
  };
}
