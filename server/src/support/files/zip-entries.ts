import type { FileHandle } from 'node:fs/promises';

/** One file of a ZIP archive as its central directory tells; sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of the local header. */
  readonly at: number;
};

/** The archive is broken, or more than may be unpacked. */
export class BadZip extends Error {}

// PKWARE APPNOTE 6.3.10: 4.3.16 end of central directory, 4.3.12 central directory header.
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const MOST_COMMENT = 0xffff;
const MOST_ENTRIES = 2000;
const ENCRYPTED = 0x0001;

/** Reads the list of files in an archive; ZIP64, encrypted and multi-disk archives are refused, as no office writes them. */
export async function readZipEntries(file: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await file.stat();
  const end = await findEnd(file, size);
  const count = end.readUInt16LE(10);
  const length = end.readUInt32LE(12);
  const start = end.readUInt32LE(16);
  if (count > MOST_ENTRIES) throw new BadZip(`${count} files in the archive, more than ${MOST_ENTRIES}`);
  if (start + length > size) throw new BadZip('the list of files lies outside the archive');
  return entriesOf(await readAt(file, start, length), count);
}

async function findEnd(file: FileHandle, size: number): Promise<Buffer> {
  const tail = Math.min(size, END_SIZE + MOST_COMMENT);
  const bytes = await readAt(file, size - tail, tail);
  for (let at = bytes.length - END_SIZE; at >= 0; at--) {
    if (bytes.readUInt32LE(at) === END) return bytes.subarray(at);
  }
  throw new BadZip('no list of files at the end of the archive');
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + CENTRAL_SIZE > directory.length || directory.readUInt32LE(at) !== CENTRAL) {
      throw new BadZip(`file ${n + 1} of ${count} is not listed as it should be`);
    }
    if (directory.readUInt16LE(at + 8) & ENCRYPTED) throw new BadZip('the archive is protected by a password');
    const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_SIZE, nameEnd),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Exactly `length` bytes from `position` on. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let got = 0; got < length; ) {
    const { bytesRead } = await file.read(bytes, got, length - got, position + got);
    if (bytesRead === 0) throw new BadZip('the archive ends too early');
    got += bytesRead;
  }
  return bytes;
}
