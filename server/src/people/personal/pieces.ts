import { type Found, inOtherWords, type PieceKind } from './find-personal.ts';

// Signs of the private use area: no keyboard writes them, and what comes in has them taken out.
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';
const SIGNS = { phone: 'p', id: 'i', name: 'n', room: 'r' } as const satisfies Record<PieceKind, string>;
const KINDS: ReadonlyMap<string, PieceKind> = new Map([
  ['p', 'phone'],
  ['i', 'id'],
  ['n', 'name'],
  ['r', 'room'],
]);
const PIECE = /\uE0F0([pinr])([A-Za-z0-9_-]+)\uE0F1/g;

/** What stands in the place of a piece that the reader may not see. */
export const HIDDEN = '***';

/** A sealed piece as it stands in a text. */
function pieceOf(kind: PieceKind, sealed: string): string {
  return `${OPEN}${SIGNS[kind]}${sealed}${CLOSE}`;
}

/** A text with its personal stretches sealed, each by `seal`. */
export function withPieces(text: string, found: readonly Found[], seal: (one: Found) => string): string {
  return inOtherWords(text, found, (one) => pieceOf(one.kind, seal(one)));
}

/** Whether a text holds a sealed piece. */
export function hasPieces(text: string): boolean {
  return text.includes(OPEN);
}

/** A text with each sealed piece in the words of `tell`; `null` from it hides the piece. */
export function tellPieces(text: string, tell: (kind: PieceKind, sealed: string) => string | null): string {
  if (!hasPieces(text)) return text;
  return text.replaceAll(PIECE, (_, sign: string, sealed: string) => {
    const kind = KINDS.get(sign);
    return (kind && tell(kind, sealed)) ?? HIDDEN;
  });
}

/** A text with its sealed pieces hidden: what everybody may read. */
export function hidePieces(text: string): string {
  return tellPieces(text, () => null);
}

/** A text without the signs that only we write, so that nobody can send a piece. */
export function withoutSigns(text: string): string {
  return text.includes(OPEN) || text.includes(CLOSE) ? text.replaceAll(/[\uE0F0\uE0F1]/g, '') : text;
}
