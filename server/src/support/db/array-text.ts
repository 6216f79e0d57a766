const PLAIN = /^[^\s{}",\\]+$/;

/**
 * Texts as PostgreSQL writes an array of them, for a parameter cast by `::text::text[]`: of tens of thousands the driver
 * makes it several times slower, for it looks at each one's kind.
 */
export function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => (PLAIN.test(text) && !isNull(text) ? text : `"${escaped(text)}"`)).join(',')}}`;
}

function isNull(text: string): boolean {
  return text.length === 4 && text.toLowerCase() === 'null';
}

function escaped(text: string): string {
  return text.includes('"') || text.includes('\\') ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text;
}
