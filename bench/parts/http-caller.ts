import { Pool } from 'undici';

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

/**
 * A caller of one server with so many connections, each used by one request at a time. Light, because it runs on the
 * processor of the server it measures.
 */
export function httpCaller(url: string, connections: number): { readonly call: Caller; readonly close: () => void } {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const call: Caller = async ({ method, path, key, body, headers }) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const begun = performance.now();
    const reply = await pool.request({
      ...{ method, path, body: body === undefined ? null : JSON.stringify(body) },
      headers: { authorization: `Bearer ${key}`, ...json, ...headers },
    });
    const text = await reply.body.text();
    const ms = performance.now() - begun;
    return { status: reply.statusCode, body: text === '' ? null : (JSON.parse(text) as unknown), ms };
  };
  return { call, close: () => void pool.destroy() };
}
