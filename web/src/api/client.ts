import { ApiProblem, readProblem } from './problem.ts';

type QueryValue = string | number | boolean | undefined | readonly (string | number)[];

/**
 * How to ask. `body` is sent as JSON (a FormData as it is), `key` as Idempotency-Key so that a repeat acts once,
 * `version` as If-Match so that a change made by somebody else is noticed and never overwritten.
 */
export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly version?: number;
  readonly signal?: AbortSignal;
};

/**
 * A new Idempotency-Key; make it once per intention (when a form opens), not per attempt. Random bytes, for
 * `crypto.randomUUID` is there on secure pages only, and a town may be served by plain http in its own network.
 */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `path` with its query; empty and undefined values are left out, lists are repeated. */
export function withQuery(path: string, query: Ask['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') search.append(name, String(one));
    }
  }
  const tail = search.toString();
  return tail ? `${path}?${tail}` : path;
}

function headersOf({ body, key, version }: Ask): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  const language = globalThis.document?.documentElement.lang;
  if (language) headers.set('accept-language', language);
  if (key !== undefined) headers.set('idempotency-key', key);
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  return headers;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData ? body : JSON.stringify(body);
}

async function send(path: string, ask: Ask): Promise<Response> {
  try {
    return await fetch(withQuery(path, ask.query), {
      method: ask.method ?? (ask.body === undefined ? 'GET' : 'POST'),
      headers: headersOf(ask),
      body: bodyOf(ask.body),
      credentials: 'same-origin',
      signal: ask.signal ?? null,
    });
  } catch (cause) {
    if (ask.signal?.aborted) throw cause;
    throw new ApiProblem({ status: 0, type: 'network', title: 'network' }, { cause });
  }
}

/**
 * Asks our own server and gives its JSON answer, or throws an ApiProblem.
 * The type is taken on trust: the server checks what it sends against the same contract.
 */
export async function api<T>(path: string, ask: Ask = {}): Promise<T> {
  const answer = await send(path, ask);
  const raw = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '') && raw !== '' ? parse(raw) : undefined;
  if (!answer.ok) throw readProblem(answer.status, json);
  return json as T;
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    throw new ApiProblem({ status: 0, type: 'network', title: 'network' }, { cause });
  }
}
