import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { type ContentStore, type StoredFile, TooManyBytes } from '../support/files/content-store.ts';
import { Refusal } from '../support/http/refusal.ts';

export type Received = {
  readonly name: string;
  readonly stored: StoredFile;
  /** The other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
};

const MEGABYTE = 1024 * 1024;
const MOST_NAME = 120;

/** Takes the one file of a multipart request into a store, streaming; undefined when there is none. */
export async function receiveFile(
  request: FastifyRequest,
  store: ContentStore,
  limit: number,
): Promise<Received | undefined> {
  if (!request.isMultipart()) return undefined;
  let file: Omit<Received, 'fields'> | undefined;
  const fields: Record<string, string> = {};
  const limits = { files: 1, fields: 10, parts: 11, fieldSize: MEGABYTE, fileSize: limit + 1 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') file = { name: plainName(part.filename), stored: await put(store, part.file, limit) };
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
  } catch (cause) {
    letTheRestPass(request);
    throw cause;
  }
  return file && { ...file, fields };
}

/** A browser reads no answer before it has sent everything: what is not wanted any more is read and forgotten. */
function letTheRestPass({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

async function put(store: ContentStore, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
  try {
    return await store.put(content, limit);
  } catch (cause) {
    if (cause instanceof TooManyBytes || codeOf(cause) === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('too-large', { limit: `${limit / MEGABYTE} MB` });
    throw cause;
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

/** The last part of a name without what could mislead a reader or a file system; `file` when nothing is left. */
export function plainName(given: string | undefined): string {
  const last = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Controls, formatting characters (right-to-left override) and what Windows forbids.
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  return clean.length > MOST_NAME ? shortened(clean) : clean || 'file';
}

function shortened(name: string): string {
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, MOST_NAME - ending.length).toWellFormed()}${ending}`;
}
