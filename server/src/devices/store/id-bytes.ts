const MOST = 200_000;

/** The 16 bytes of a UUID, remembered: reading them from the text would be the dearest part of a row. */
export function idBytesCache(): (id: string) => Uint8Array {
  let known = new Map<string, Uint8Array>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const read = Buffer.from(id.replaceAll('-', ''), 'hex');
    if (read.length !== 16) throw new RangeError(`no UUID: ${id.slice(0, 60)}`);
    // A copy: a small buffer is a piece of a large one, which all of its pieces together keep from being let go.
    const bytes = new Uint8Array(16);
    bytes.set(read);
    if (known.size >= MOST) known = new Map();
    known.set(id, bytes);
    return bytes;
  };
}
