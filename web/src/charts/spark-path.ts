/** A line of the values as an SVG path in a box; gaps where there is none. A single value is a dash in the middle of its place. */
export function sparkPath(values: readonly (number | null)[], box: Box): string {
  const step = values.length > 1 ? box.width / (values.length - 1) : box.width;
  let pen: 'M' | 'L' = 'M';
  const pieces: string[] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    pieces.push(`${pen}${round(at * step)} ${round(heightOf(value, box))}`);
    pen = 'L';
  }
  return pieces.join('');
}

/** How far below the upper edge of the box a value lies; in the middle where all are equal. */
export function heightOf(value: number, { height, least, most }: Omit<Box, 'width'>): number {
  return most === least ? height / 2 : height - ((value - least) / (most - least)) * height;
}

export type Box = { readonly width: number; readonly height: number; readonly least: number; readonly most: number };

/** Least and most of what is known, the target with it. */
export function reach(values: readonly (number | null | undefined)[]): {
  readonly least: number;
  readonly most: number;
} {
  const known = values.filter((value) => typeof value === 'number');
  if (known.length === 0) return { least: 0, most: 1 };
  return { least: Math.min(...known), most: Math.max(...known) };
}

const round = (value: number) => Math.round(value * 10) / 10;
