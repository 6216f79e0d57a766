const MOST = 200_000;

/** The 16 bytes of a UUID, remembered: reading them from the text would be the dearest part of a row. */
export function idBytesCache(): (id: string) => Uint8Array {
  let known = new Map<string, Uint8Array>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    if (bytes.length !== 16) throw new RangeError(`no UUID: ${id.slice(0, 60)}`);
    if (known.size >= MOST) known = new Map();
    known.set(id, bytes);
    return bytes;
  };
}
