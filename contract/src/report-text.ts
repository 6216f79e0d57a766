import type { ReportTask } from './reports.ts';

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

/** A day in full: 2026年11月6日 (GB/T 9704-2012, 7.3.5.4: no leading noughts). */
export function chineseDate(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** Who takes a measure and until when, as it stands behind its text; empty when neither is said. */
export function taskTail({ owner, due }: Pick<ReportTask, 'owner' | 'due'>): string {
  const said = [owner && `责任单位：${owner}`, due && `完成时限：${chineseDate(due)}`].filter(Boolean).join('；');
  return said === '' ? '' : `（${said}）`;
}

/** What stands where no measure follows from the figures: a part of an official document is not left empty. */
export const NO_TASKS = '本期暂无需专项推进的措施，按日常职责抓好落实。';

/** A title without the brackets around it, for a line among others. */
export function withoutBrackets(text: string): string {
  return text.replaceAll(/[（）]/g, '');
}
