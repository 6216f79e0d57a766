const NEWLINE = 10;

/** The lines of COPY text, those that came whole with a part of it together; fields are told apart by tabs. */
export async function* wholeLines(parts: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let rest = Buffer.alloc(0);
  for await (const part of parts) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, part]) : part;
    const end = bytes.lastIndexOf(NEWLINE);
    rest = Buffer.from(bytes.subarray(end + 1));
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n');
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A field of COPY text as it is stored. */
export function unescaped(field: string): string {
  return field.includes('\\') ? field.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) : field;
}

/** How COPY text writes what is not there. */
export const COPY_NULL = '\\N';
