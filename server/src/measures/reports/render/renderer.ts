import { Worker } from 'node:worker_threads';
import type { RenderJob } from './render-report.ts';
import type { Ask, Told } from './render-worker.ts';

/** Makes files in a thread of its own, which lives as long as it is needed. */
export interface Renderer {
  readonly render: (job: RenderJob) => Promise<Buffer>;
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (file: Buffer) => void;
  readonly reject: (why: Error) => void;
}

/** The type of three weights takes some tens of megabytes, so an idle thread goes after this long. */
const IDLE_MS = 60_000;

/** Makes a renderer; its thread begins with the first file. */
export function makeRenderer(idleMs = IDLE_MS): Renderer {
  const waiting = new Map<number, Waiting>();
  let [count, worker, idle]: [number, Worker | undefined, NodeJS.Timeout | undefined] = [0, undefined, undefined];
  const end = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const fail = (why: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  };
  const begin = () => {
    const begun = new Worker(new URL('./render-worker.ts', import.meta.url));
    // It alone keeps no process alive.
    begun.unref();
    begun.on('message', (told: Told) => {
      const asked = waiting.get(told.nth);
      waiting.delete(told.nth);
      if ('file' in told) asked?.resolve(Buffer.from(told.file));
      else asked?.reject(new Error(told.why));
      if (waiting.size === 0) idle = setTimeout(() => void end(), idleMs).unref();
    });
    begun.on('error', fail);
    return begun;
  };
  return {
    render: (job) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker ??= begin();
        count += 1;
        waiting.set(count, { resolve, reject });
        worker.postMessage({ nth: count, job } satisfies Ask);
      }),
    stop: async () => {
      await end();
      fail(new Error('the renderer was stopped'));
    },
  };
}
