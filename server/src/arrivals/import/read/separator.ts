const SEPARATORS = [',', '\t', ';'] as const;

/** The separator of a CSV text: the one that stands most often outside quotes in its first lines; comma when none does. */
export function guessSeparator(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let lines = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' && ++lines === 5) break;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const count = (separator: string) => counts.get(separator) ?? 0;
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
