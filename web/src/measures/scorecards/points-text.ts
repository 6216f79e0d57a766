import { numberText } from '../../ui/number.ts';

/** Points as they are printed, to the hundredth; a dash where there are none. */
export function pointsText(points: number | null): string {
  return points === null ? '—' : numberText(points, 2);
}
