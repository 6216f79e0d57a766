export type ZipEntry = { readonly path: string; readonly text: string };

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian fields, each [value, bytes]. */
function fields(list: readonly (readonly [value: number, size: 2 | 4])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(list.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of list) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

// PKWARE APPNOTE 6.3: stored entries, names in UTF-8 (flag bit 11), dated 1980-01-01.
const flags = 0x0800;
const firstDay = 0x0021;

/** Files as one ZIP, stored as they are: for small documents, where packing is not worth a library. */
export function zipped(entries: readonly ZipEntry[]): readonly Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder();
  const [pieces, index]: [Uint8Array<ArrayBuffer>[], Uint8Array<ArrayBuffer>[]] = [[], []];
  let offset = 0;
  for (const { path, text } of entries) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)];
    const size = content.length;
    const about = [
      ...([
        [20, 2],
        [flags, 2],
        [0, 2],
        [0, 2],
        [firstDay, 2],
      ] as const),
      ...([
        [crc32(content), 4],
        [size, 4],
        [size, 4],
        [name.length, 2],
        [0, 2],
      ] as const),
    ];
    const head = fields([[0x04034b50, 4], ...about]);
    index.push(fields([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), name);
    pieces.push(head, name, content);
    offset += head.length + name.length + size;
  }
  const length = index.reduce((sum, piece) => sum + piece.length, 0);
  const n = entries.length;
  return [
    ...pieces,
    ...index,
    fields([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [n, 2],
      [n, 2],
      [length, 4],
      [offset, 4],
      [0, 2],
    ]),
  ];
}
