import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { Figure } from '@chengyun/contract/measures-answer';
import { type Asker, answerMeasure } from '../ask-measure.ts';
import type { GroupName } from '../figures/groups.ts';
import { daysOfMonth } from './month.ts';

/** A figure of a month as it is published: of the whole ('' and '') or of one group. */
export interface Line extends Figure {
  readonly measure: string;
  readonly by: GroupName | '';
  readonly key: string;
}

/** What a month is published by, beside the whole, where a measure has it. */
const PUBLISHED_BY: readonly GroupName[] = ['area', 'unit', 'class', 'source'];

/** Whether a measure has a month: devices stand as they stand now. */
export function hasMonths(measure: MeasureDefinition): boolean {
  return measure.kind !== 'devices';
}

/** The figures of a measure over a month: of the whole, and by group if asked. */
export async function linesOf(
  asker: Asker,
  measure: MeasureDefinition,
  month: string,
  { groups }: { readonly groups: boolean },
): Promise<readonly Line[]> {
  const period = { ...daysOfMonth(month), compare: false };
  const whole = await answerMeasure(asker, measure, period);
  const lines: Line[] = [lineOf(measure.id, '', '', whole.total)];
  if (!groups) return lines;
  for (const by of PUBLISHED_BY) {
    if (!whole.measure.dimensions.includes(by)) continue;
    const found = await answerMeasure(asker, measure, { ...period, by });
    lines.push(...found.groups.map(({ keys, ...figure }) => lineOf(measure.id, by, keys[0]?.key ?? '', figure)));
  }
  return lines;
}

function lineOf(measure: string, by: Line['by'], key: string, { value, numerator, denominator, rows }: Figure): Line {
  return { measure, by, key, value, numerator, denominator, rows };
}

/** Names a line among those of its month. */
export function lineKey({ measure, by, key }: Pick<Line, 'measure' | 'by' | 'key'>): string {
  return JSON.stringify([measure, by, key]);
}

/** Whether two figures are the same to the last digit. */
export function isSame(one: Figure | null, other: Figure | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.value === other.value &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.rows === other.rows
  );
}

/** Groups that have come to nothing are as good as none. */
export function isNothing({ numerator, denominator, rows }: Figure): boolean {
  return numerator === 0 && (denominator ?? 0) === 0 && rows === 0;
}
