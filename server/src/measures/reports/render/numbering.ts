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
