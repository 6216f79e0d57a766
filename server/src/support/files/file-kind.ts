import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** What a file is by its content, whatever its name says. */
export type FileKind = {
  readonly type: string;
  readonly extension: string;
  readonly check: 'image' | 'office' | 'none';
};

/** The kinds that may be attached. HEIC is not among them: it cannot be opened without a patented decoder. */
const KINDS: Readonly<Record<string, FileKind>> = {
  'image/jpeg': { type: 'image/jpeg', extension: 'jpg', check: 'image' },
  'image/png': { type: 'image/png', extension: 'png', check: 'image' },
  'image/apng': { type: 'image/png', extension: 'png', check: 'image' },
  'image/webp': { type: 'image/webp', extension: 'webp', check: 'image' },
  'application/pdf': { type: 'application/pdf', extension: 'pdf', check: 'none' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    check: 'office',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    check: 'office',
  },
  'video/mp4': { type: 'video/mp4', extension: 'mp4', check: 'none' },
  'audio/x-m4a': { type: 'audio/mp4', extension: 'm4a', check: 'none' },
  'audio/mp4': { type: 'audio/mp4', extension: 'm4a', check: 'none' },
};
const TEXT: FileKind = { type: 'text/plain', extension: 'txt', check: 'none' };
const TABLE: FileKind = { type: 'text/csv', extension: 'csv', check: 'none' };

const NOT_TEXT = /\.(jpe?g|png|webp|gif|heic|pdf|docx?|xlsx?|mp4|m4a)$/i;

/** Names of what may be attached, for sentences. */
export const ATTACHABLE = 'JPEG、PNG、WebP、PDF、DOCX、XLSX、MP4、M4A、TXT、CSV';

/** Looks at the content of a file: its kind, or the media type that was refused (`unknown` when none is recognised). */
export async function fileKind(path: string, name: string): Promise<FileKind | { readonly refused: string }> {
  const found = await fileTypeFromFile(path);
  if (found) return KINDS[found.mime] ?? { refused: found.mime };
  if (!(await looksLikeText(path))) return { refused: 'unknown' };
  // Words under the name of a photo are a mistake: kept as text they would stand as evidence that nobody sees.
  if (NOT_TEXT.test(name)) return { refused: 'text/plain' };
  return /\.csv$/i.test(name) ? TABLE : TEXT;
}

const SAMPLE = 64 * 1024;

// Text in UTF-8 or GB 18030 has no control characters but tab, line feed, form feed and carriage return; and markup is
// no text here: a browser that guessed would run it.
async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    const sample = buffer.subarray(0, bytesRead);
    if (sample.some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return false;
    return !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(sample.toString('latin1').replace(/^\xEF\xBB\xBF/, ''));
  } finally {
    await file.close();
  }
}
