import { connect, type Socket } from 'node:net';

/** A connection on which one request follows the other, as platforms keep them. */
export type HttpPoster = {
  /** Posts; `answered` is called with the status. The next one must wait for it. */
  readonly post: (request: Post, answered: (status: number) => void) => void;
  readonly socket: Socket;
  readonly closed: Promise<void>;
  readonly end: () => void;
};

export type Post = { readonly path: string; readonly contentType: string; readonly payload: Uint8Array };

type Options = {
  readonly host: string;
  readonly port: number;
  /** The address it comes from, on a machine that has several. */
  readonly localAddress?: string;
};

/** Connects. */
export function httpPoster({ host, port, localAddress }: Options): Promise<HttpPoster> {
  const socket = connect({ host, port, noDelay: true, ...(localAddress === undefined ? {} : { localAddress }) });
  let held = '';
  let waiting: ((status: number) => void) | null = null;

  // Headers and the short bodies of errors are text; bytes above 127 do not change where they end.
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    held += chunk;
    const answer = wholeAnswer(held);
    if (answer === null) return;
    held = held.slice(answer.length);
    const answered = waiting;
    waiting = null;
    answered?.(answer.status);
  });
  const poster: HttpPoster = {
    socket,
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    post: ({ path, contentType, payload }, answered) => {
      waiting = answered;
      const head = `POST ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\ncontent-type: ${contentType}\r\ncontent-length: ${payload.length}\r\n\r\n`;
      socket.cork();
      socket.write(head, 'latin1');
      socket.write(payload);
      socket.uncork();
    },
    end: () => void socket.end(),
  };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => resolve(poster));
  });
}

/** Status and length of the answer that `text` begins with; null when it is not all there. */
export function wholeAnswer(text: string): { readonly status: number; readonly length: number } | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = text.slice(0, end);
  const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0);
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const last = text.indexOf('0\r\n\r\n', end);
    return last < 0 ? null : { status, length: last + 5 };
  }
  const body = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const length = end + 4 + body;
  return text.length < length ? null : { status, length };
}
