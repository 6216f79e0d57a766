/** A line of a hex dump: where it begins, its bytes in pairs, and what of it is readable text. */
export type HexLine = { readonly offset: string; readonly bytes: string; readonly text: string };

/** A frame in lines of sixteen bytes. */
export function hexLines(hex: string): readonly HexLine[] {
  const bytes = hex.match(/../g) ?? [];
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) => {
    const part = bytes.slice(index * 16, index * 16 + 16);
    return {
      offset: (index * 16).toString(16).padStart(4, '0'),
      bytes: part.join(' '),
      text: part.map(readable).join(''),
    };
  });
}

function readable(byte: string): string {
  const code = Number.parseInt(byte, 16);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '·';
}
