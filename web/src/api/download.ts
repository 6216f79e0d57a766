import { ApiProblem, readProblem } from './problem.ts';

/** A file that arrived, with the name the server gave it. */
export type Downloaded = { readonly name: string; readonly content: Blob };

type DownloadAsk = {
  readonly body?: unknown;
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};

/** Fetches a file, or has one made (`body`), and tells how many bytes are here (`onBytes`); throws an ApiProblem as `api` does. */
export async function download(address: string, { body, onBytes, signal }: DownloadAsk = {}): Promise<Downloaded> {
  const language = document.documentElement.lang;
  const answer = await fetch(address, {
    credentials: 'same-origin',
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'accept-language': language, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem({ status: 0, type: 'network', title: 'network' }, { cause });
  });
  if (!answer.ok) throw readProblem(answer.status, await answer.json().catch(() => undefined));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    pieces.push(piece.value);
    bytes += piece.value.length;
    onBytes?.(bytes);
  }
  const type = answer.headers.get('content-type') ?? '';
  return { name: nameIn(answer.headers.get('content-disposition') ?? ''), content: new Blob(pieces, { type }) };
}

/** The file name in a Content-Disposition (RFC 6266); the encoded form goes before the plain one. */
export function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '';
}

/** Gives a file to the reader's own folder of downloads. */
export function keepFile({ name, content }: Downloaded): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to write.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
