import type { AlarmPage } from '@chengyun/contract/alarm';
import { newTimes } from '../../simulator/run/times.ts';
import { gathering } from '../../web/src/devices/live/gather.ts';
import type { Caller } from '../parts/http-caller.ts';

/** The fire desk's page as the server sees it: its stream of news, and what it reads again when alarms change. */
export type FirePage = {
  /** When the page had an alarm for the first time, by `nameOf`, in epoch milliseconds. */
  readonly seen: ReadonlyMap<string, number>;
  /** Readings of the page, and the milliseconds each took. */
  readonly readings: () => { readonly count: number; readonly p50Ms: number; readonly p99Ms: number };
  readonly close: () => void;
};

type Options = { readonly url: string; readonly town: string; readonly key: string; readonly call: Caller };

/** As often as the stream tells, at most (web/src/devices/alarms/use-live-alarms.ts). */
const REST_MS = 250;
/** What an open fire desk reads (web/src/devices/alarms/queries.ts): its list, the fires nobody took note of, the counts. */
const READS = [
  '/alarms?state=open&sort=worst&limit=100',
  '/alarms?state=raised&kind=fire&sort=newest&limit=100',
  '/alarms/counts',
];

/** The name of an alarm by the device and the part it is about. */
export function nameOf(device: string, part: string | null): string {
  return `${device} ${part ?? ''}`;
}

/** Opens the page; resolves when its stream is open and it has read what there is. */
export async function openFirePage({ url, town, key, call }: Options): Promise<FirePage> {
  const base = `/api/towns/${town}`;
  const seen = new Map<string, number>();
  const times = newTimes();

  async function read(): Promise<void> {
    const begun = performance.now();
    const answers = await Promise.all(READS.map((path) => call({ method: 'GET', path: base + path, key })));
    const now = Date.now();
    times.add(performance.now() - begun);
    for (const { status, body } of answers) {
      if (status !== 200) throw new Error(`The page was answered ${status}`);
      for (const { device, part } of (body as Partial<AlarmPage>).alarms ?? []) {
        const name = nameOf(device.name, part);
        if (!seen.has(name)) seen.set(name, now);
      }
    }
  }
  const troubled = () => read().catch((error: unknown) => console.error(error));
  const { news: gather, stop } = gathering(troubled, REST_MS, { now: () => performance.now(), later });
  const closing = new AbortController();
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${key}` };
  const stream = await fetch(`${url}${base}/live`, { headers, signal: closing.signal });
  if (!stream.ok || !stream.body) throw new Error(`The stream answered ${stream.status}: ${await stream.text()}`);
  listen(stream.body, gather).catch((error: unknown) => closing.signal.aborted || console.error(error));
  await read();
  return {
    seen,
    readings: () => ({ count: times.count(), p50Ms: times.within(0.5), p99Ms: times.within(0.99) }),
    close: () => {
      closing.abort();
      stop();
    },
  };
}

function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Calls `gather` for news of alarms and incidents, and when the server says that something may have been missed. */
async function listen(body: ReadableStream<Uint8Array>, gather: () => void): Promise<void> {
  let held = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    if (lines.some((line) => /^event: (alarm|incident|refetch)$/.test(line))) gather();
  }
}
