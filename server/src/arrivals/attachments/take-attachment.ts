import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { checkOfficeFile } from '../../support/files/check-office.ts';
import { BadImage, cleanImage } from '../../support/files/clean-image.ts';
import type { ContentStore, StoredFile } from '../../support/files/content-store.ts';
import { ATTACHABLE, type FileKind, fileKind } from '../../support/files/file-kind.ts';
import { BadZip } from '../../support/files/zip-entries.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { NewAttachment } from './attachment-queries.ts';

/** Largest file that may be attached, in bytes. */
export const MOST_BYTES = 20 * 1024 * 1024;

type Kept = Pick<NewAttachment, 'sha256' | 'name' | 'type' | 'bytes' | 'width' | 'height' | 'thumbSha256'>;

/**
 * Judges an uploaded file by its content and moves what may stay from `coming` to `store`: photos as clean pixels with
 * a small copy, documents after a look inside. The upload itself is the caller's to drop.
 */
export async function takeAttachment(
  coming: ContentStore,
  store: ContentStore,
  uploaded: StoredFile,
  name: string,
): Promise<Kept> {
  const path = coming.pathOf(uploaded.sha256);
  const kind = await fileKind(path, name);
  if ('refused' in kind) throw new Refusal('attachment.unsupported', { name, type: kind.refused, fits: ATTACHABLE });
  try {
    return await keep(store, path, kind, named(name, kind));
  } catch (cause) {
    if (cause instanceof BadImage || cause instanceof BadZip) throw new Refusal('attachment.unsafe', { name });
    throw cause;
  }
}

async function keep(store: ContentStore, path: string, kind: FileKind, name: string): Promise<Kept> {
  const type = kind.type;
  if (kind.check !== 'image') {
    if (kind.check === 'office') await checkOfficeFile(path);
    const file = await store.put(createReadStream(path), MOST_BYTES);
    return { ...file, name, type, width: null, height: null, thumbSha256: null };
  }
  const { content, thumb, width, height } = await cleanImage(path, type);
  const file = await store.put(Readable.from([content]), Number.MAX_SAFE_INTEGER);
  const small = await store.put(Readable.from([thumb]), Number.MAX_SAFE_INTEGER);
  return { ...file, name, type, width, height, thumbSha256: small.sha256 };
}

/** The name with the ending its content deserves: a browser or system that goes by names is not misled. */
function named(name: string, { extension }: FileKind): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const same = ending === extension || (extension === 'jpg' && ending === 'jpeg');
  return same ? name : `${name.replace(/\.[^.]*$/, '')}.${extension}`;
}

/** Whether a file of the store is there; a backup restored without its files must say "not found", not fail. */
export async function isThere(store: ContentStore, sha256: string): Promise<boolean> {
  return stat(store.pathOf(sha256)).then(
    () => true,
    () => false,
  );
}
