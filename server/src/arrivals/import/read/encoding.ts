import { open } from 'node:fs/promises';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const SLICE = 256 * 1024;

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 if every byte of it is, else GB 18030, which is what
 * spreadsheets on Chinese machines write. The whole file is looked at: the first Chinese character may come late.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path, 'r');
  try {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const slice = Buffer.alloc(SLICE);
    for (let first = true; ; first = false) {
      const { bytesRead } = await file.read(slice, 0, SLICE);
      const bytes = slice.subarray(0, bytesRead);
      const marked = first ? byMark(bytes) : undefined;
      if (marked) return marked;
      if (!accepts(strict, bytes)) return 'gb18030';
      if (bytesRead === 0) return 'utf-8';
    }
  } finally {
    await file.close();
  }
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

function accepts(strict: InstanceType<typeof TextDecoder>, bytes: Buffer): boolean {
  try {
    strict.decode(bytes, { stream: bytes.length > 0 });
    return true;
  } catch {
    return false; // a byte that cannot be UTF-8: that is the question
  }
}

/** The text of bytes chunk by chunk; a mark at the beginning is left out. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
