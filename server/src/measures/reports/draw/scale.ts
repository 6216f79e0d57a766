/** Marks of an axis from nought, at most five of them, that are easy to read: 1, 2, 2.5 or 5 times a power of ten. */
export function ticksUpTo(largest: number): readonly number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** How wide a text is, about: Chinese is as wide as high, figures and letters half of it. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x2e80 ? 0.56 : 1), 0) * size;
}

/** A text cut to a width, with an ellipsis when something is left out. */
export function cutTo(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && widthOf(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}
