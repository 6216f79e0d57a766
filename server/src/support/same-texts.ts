/** Gives for each text the first one that was equal to it. */
export type SameTexts = <T extends string | null>(text: T) => T;

/** The store reads each value of each row as a text of its own; what thousands of rows share is to be kept once. */
export function sameTexts(): SameTexts {
  const known = new Map<string, string>();
  return (text) => {
    if (text === null) return text;
    const first = known.get(text);
    if (first === undefined) known.set(text, text);
    return (first ?? text) as typeof text; // equal to it, so of its type
  };
}
