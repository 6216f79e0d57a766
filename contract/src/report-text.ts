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

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A whole number from 1 to 99 in Chinese: 十二. */
export function inChinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`;
  return ones === 0 && tens > 0 ? head : `${head}${DIGITS[ones] ?? ''}`;
}

/** The four levels of GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1） */
export const numberOf = {
  part: (n: number) => `${inChinese(n)}、`,
  section: (n: number) => `（${inChinese(n)}）`,
  point: (n: number) => `${n}.`,
} as const;
