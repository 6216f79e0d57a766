const REFERENCE = /\[\[([a-z][a-z0-9.-]*)\]\]/g;

/** A piece of text, or a figure by its key. */
export type Piece = { readonly text: string } | { readonly key: string };

/** A text of the report cut at its figures. */
export function piecesOf(text: string): readonly Piece[] {
  return text.split(REFERENCE).flatMap((piece, at): readonly Piece[] => {
    if (at % 2 === 1) return [{ key: piece }];
    return piece === '' ? [] : [{ text: piece }];
  });
}

/** The figures a text speaks of. */
export function keysIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].map(([, key = '']) => key);
}

/** The text as it is read, each figure as printed. */
export function plainText(text: string, figures: Readonly<Record<string, { readonly text: string }>>): string {
  return text.replaceAll(REFERENCE, (_, key: string) => figures[key]?.text ?? '—');
}
