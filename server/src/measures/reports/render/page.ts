/** The page of an official document, GB/T 9704-2012, 5.2: A4, head 37 mm, binding side 28 mm, text of 156 × 225 mm, 22 lines of 28 characters. */
export const PAGE = {
  ...{ widthMm: 210, heightMm: 297, topMm: 37, bottomMm: 35, leftMm: 28, rightMm: 26 },
  ...{ lines: 22, characters: 28 },
} as const;

const POINTS_PER_MM = 72 / 25.4;

/** Millimetres in points of 1/72 inch. */
export function points(mm: number): number {
  return mm * POINTS_PER_MM;
}

/** Millimetres in twips, twentieths of a point. */
export function twips(mm: number): number {
  return Math.round(points(mm) * 20);
}

/** Width of the text and the pitch of its lines, in points. */
export const TEXT_WIDTH = points(PAGE.widthMm - PAGE.leftMm - PAGE.rightMm);
export const LINE_PITCH = points(PAGE.heightMm - PAGE.topMm - PAGE.bottomMm) / PAGE.lines;

/** Sizes by their Chinese names, in points. */
export const SIZE = { erhao: 22, sanhao: 16, sihao: 14, xiaosi: 12, wuhao: 10.5 } as const;

/** Where links of figures lead; the key is added. */
export type LinkOf = (key: string) => string;
