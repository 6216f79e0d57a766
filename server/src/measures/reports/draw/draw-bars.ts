import type { Drawing, ReportChart, Stroke } from '@chengyun/contract/report-chart';
import { cutTo } from './scale.ts';

const [ROW, BAR, SIZE, NAME, VALUE] = [20, 11, 10, 118, 44];

/** A ranking as level bars, the name to the left, the value behind. */
export function drawBars({ labels, series: [series] }: ReportChart, width: number): Drawing {
  const values = series?.values ?? [];
  const largest = Math.max(1, ...values.map((value) => value ?? 0));
  const room = width - NAME - VALUE;
  const strokes = labels.flatMap((label, at): Stroke[] => {
    const value = values[at] ?? 0;
    const key = series?.keys[at] ?? null;
    const named = key === null ? {} : { key };
    const length = (value / largest) * room;
    const y = at * ROW + (ROW - BAR) / 2;
    const base = y + BAR - 2;
    return [
      {
        ...{ kind: 'text', x: NAME - 8, y: base, size: SIZE, anchor: 'end', tone: 'ink' },
        text: cutTo(label, SIZE, NAME - 8),
        ...named,
      },
      { kind: 'box', x: NAME, y, width: length, height: BAR, tone: 'now', ...named },
      {
        ...{ kind: 'text', x: NAME + length + 6, y: base, size: SIZE, anchor: 'start', tone: 'ink' },
        text: String(value),
        ...named,
      },
    ];
  });
  const height = labels.length * ROW;
  const axis: Stroke = {
    ...{ kind: 'line', width: 0.6, dashed: false, tone: 'line' },
    points: [
      [NAME, 0],
      [NAME, height],
    ],
  };
  return { width, height, strokes: [...strokes, axis] };
}
