import type { FigureGroup, MeasureAnswer } from '@chengyun/contract/measures-answer';
import type { Multiple } from '../../charts/multiples-option.ts';
import { lineOf } from '../figures/add-up.ts';
import type { Days } from '../period/period.ts';
import { bucketsOf } from '../period/steps.ts';

type Told = {
  /** By area and month. */
  readonly lines: MeasureAnswer;
  /** By area alone, in the order to be drawn. */
  readonly whole: readonly FigureGroup[];
  readonly days: Days;
  readonly nameOf: (key: FigureGroup['keys'][number]) => string;
};

/** A small line per community, and the months they stand over. */
export function multiplesOf({ lines, whole, days, nameOf }: Told) {
  const byArea = Map.groupBy(lines.groups, ({ keys }) => keys[0]?.key ?? '');
  const multiples = whole.flatMap(({ keys: [area], value }): Multiple[] => {
    if (!area || area.key === 'none') return [];
    const own = (byArea.get(area.key) ?? []).map((group) => ({ ...group, keys: group.keys.slice(1) }));
    const values = lineOf(own, days, 'month', lines.measure.format).map(({ figure }) => figure.value);
    return [{ key: area.key, name: nameOf(area), values, figure: value }];
  });
  return { multiples, labels: bucketsOf(days, 'month').map((start) => start.slice(0, 7)) };
}
