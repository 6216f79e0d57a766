import { Agent, type IncomingMessage, request } from 'node:http';

/** An answer: its status, its JSON, and the milliseconds from sending to the last byte. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly ms: number;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  /** From the root, such as `/api/towns/x/cases`. */
  readonly path: string;
  readonly key: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a server over connections that stay open. */
export type Caller = (call: Call) => Promise<Answer>;

/** A caller of one server with at most so many connections. */
export function httpCaller(url: string, connections: number): { readonly call: Caller; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const call: Caller = ({ method, path, key, body, headers }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const begun = performance.now();
    const sent = request(
      {
        ...{ agent, hostname, port, method, path },
        headers: {
          authorization: `Bearer ${key}`,
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (reply) =>
        readAll(reply).then((got) => resolve({ ...answerOf(reply, got), ms: performance.now() - begun }), reject),
    );
    sent.once('error', reject);
    sent.end(text);
    return promise;
  };
  return { call, close: () => agent.destroy() };
}

async function readAll(reply: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of reply) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function answerOf(reply: IncomingMessage, text: string) {
  return { status: reply.statusCode ?? 0, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
