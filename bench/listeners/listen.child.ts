import { connect } from 'node:net';
import type { Heard, Listening, Told } from './listen.ts';

type Page = { readonly heard: () => Heard | null; readonly bytes: () => number; readonly isLost: () => boolean };

const OPENED_AT_ONCE = 40;
const MOST_TIMES = 400_000;
const times: number[] = [];

process.once('message', (listening: Listening) => {
  run(listening).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

async function run(listening: Listening): Promise<void> {
  const pages: Page[] = [];
  for (let from = 0; from < listening.keys.length; from += OPENED_AT_ONCE) {
    const lot = listening.keys.slice(from, from + OPENED_AT_ONCE);
    pages.push(...(await Promise.all(lot.map((key, at) => openPage(listening, key, from + at)))));
  }
  tell({ kind: 'open' });
  process.once('message', () => {
    const told: Told = {
      ...{ kind: 'heard', times, pages: pages.flatMap(({ heard }) => heard() ?? []) },
      ...{
        bytes: pages.reduce((sum, { bytes }) => sum + bytes(), 0),
        lost: pages.filter((one) => one.isLost()).length,
      },
    };
    process.send?.(told, () => process.exit(0));
  });
}

/** One page's stream over a bare socket: a browser's reading of it is not what is measured. */
function openPage({ host, port, path, readEvery }: Listening, key: string, nth: number): Promise<Page> {
  const socket = connect({
    host,
    port,
    ...(host === '127.0.0.1' ? { localAddress: `127.0.6.${1 + (nth % 200)}` } : {}),
  });
  const versions = new Map<string, number>();
  const isRead = nth % readEvery === 0;
  let [bytes, events, refetches, held, lost] = [0, 0, 0, '', false];
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\naccept: text/event-stream\r\n\r\n`,
  );
  const opened = Promise.withResolvers<Page>();
  socket.on('data', (piece) => {
    if (bytes === 0) {
      const head = String(piece).split('\r\n')[0] ?? '';
      if (!head.includes(' 200 ')) return opened.reject(new Error(`A page was answered ${head}`));
      opened.resolve({
        ...{ bytes: () => bytes, isLost: () => lost },
        heard: () => (isRead ? { nth, versions: Object.fromEntries(versions), events, refetches } : null),
      });
    }
    bytes += piece.length;
    if (!isRead) return;
    const lines = (held + String(piece)).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      if (line === 'event: refetch') refetches += 1;
      if (!line.startsWith('data: {"id":"') || !line.endsWith('}')) continue;
      const { id, version } = JSON.parse(line.slice(6)) as { id: string; version?: number };
      if (version === undefined) continue;
      events += 1;
      versions.set(id, version);
      if (times.length < MOST_TIMES) times.push(Date.now() - version);
    }
  });
  socket.on('error', opened.reject);
  socket.on('close', () => {
    lost = true;
  });
  return opened.promise;
}

function tell(told: Told): void {
  process.send?.(told);
}
