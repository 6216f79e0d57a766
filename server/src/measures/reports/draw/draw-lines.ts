import type { Drawing, ReportChart, Stroke, Tone } from '@chengyun/contract/report-chart';
import { ticksUpTo, widthOf } from './scale.ts';

const [HEIGHT, LEFT, RIGHT, TOP, FOOT, SIZE] = [178, 34, 14, 30, 24, 9];
/** More points than this are not labelled one by one. */
const LABELLED = 14;

type Series = ReportChart['series'][number];
type Spot = readonly [x: number, y: number];

/** Series as lines over the same points; what came before is thin and pale, the mean a dashed level. */
export function drawLines(chart: ReportChart, width: number): Drawing {
  const { labels, series } = chart;
  const ticks = ticksUpTo(Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const top = ticks.at(-1) ?? 1;
  const inset = roomAtEnds(chart);
  const step = (width - LEFT - RIGHT - 2 * inset) / Math.max(1, labels.length - 1);
  const xOf = (at: number) => round(LEFT + inset + at * step);
  const yOf = (value: number) => round(HEIGHT - FOOT - (value / top) * (HEIGHT - FOOT - TOP));
  return {
    ...{ width, height: HEIGHT },
    strokes: [
      ...grid(ticks, width, yOf),
      ...along(labels, xOf),
      ...series.flatMap((one) => drawn(one, xOf, yOf)),
      ...legend(chart, width),
    ],
  };
}

// Half of what stands at the first and the last point, so that it runs neither into the axis nor off the sheet.
function roomAtEnds({ labels, series }: ReportChart): number {
  const numbers = labels.length > LABELLED ? [] : series.filter(({ role }) => role === 'now');
  const said = numbers.flatMap(({ values }) => [values.at(0), values.at(-1)]).map((value) => String(value ?? ''));
  return Math.max(0, ...said.map((one) => widthOf(one, SIZE) / 2 - 2));
}

function grid(ticks: readonly number[], width: number, yOf: (value: number) => number): readonly Stroke[] {
  return ticks.flatMap((tick): Stroke[] => [
    line(
      [
        [LEFT, yOf(tick)],
        [width - RIGHT, yOf(tick)],
      ],
      'line',
      0.5,
    ),
    text(String(tick), LEFT - 6, yOf(tick) + 3, 'end', 'muted'),
  ]);
}

// Of many labels every second, third … is written, or they run into each other.
function along(labels: readonly string[], xOf: (at: number) => number): readonly Stroke[] {
  const widest = Math.max(1, ...labels.map((label) => widthOf(label, SIZE)));
  const step = Math.max(1, xOf(1) - xOf(0));
  const every = Math.ceil((widest + 6) / step);
  return labels.flatMap((label, at) =>
    at % every === 0 ? [text(label, xOf(at), HEIGHT - FOOT + 15, 'middle', 'muted')] : [],
  );
}

function drawn(one: Series, xOf: (at: number) => number, yOf: (value: number) => number): readonly Stroke[] {
  const { values, role, keys } = one;
  const spots = values.flatMap((value, at): Spot[] => (value === null ? [] : [[xOf(at), yOf(value)]]));
  const path: Stroke = { ...line(spots, role, role === 'now' ? 1.8 : 1), dashed: role === 'mean' };
  if (role !== 'now') return [path];
  const marked = values.length <= LABELLED;
  const marks = values.flatMap((value, at): Stroke[] => {
    if (value === null || !marked) return [];
    const named = keys[at] ? { key: keys[at] } : {};
    const [x, y] = [xOf(at), yOf(value)];
    return [
      { kind: 'dot', x, y, radius: 2.4, tone: 'now', ...named },
      { ...text(String(value), x, y - 6, 'middle', 'ink'), ...named },
    ];
  });
  return [path, ...marks];
}

function legend({ series, unit }: ReportChart, width: number): readonly Stroke[] {
  const all: Stroke[] = [text(`单位：${unit}`, 0, 10, 'start', 'muted')];
  let right = width - RIGHT;
  for (const { name, role } of series.toReversed()) {
    all.push(text(name, right, 10, 'end', 'ink'));
    const end = right - widthOf(name, SIZE) - 4;
    all.push({
      ...line(
        [
          [end - 16, 7],
          [end, 7],
        ],
        role,
        role === 'now' ? 1.8 : 1,
      ),
      dashed: role === 'mean',
    });
    right = end - 28;
  }
  return all;
}

function line(points: readonly Spot[], tone: Tone, width: number): Extract<Stroke, { kind: 'line' }> {
  return { kind: 'line', points: points.map(([x, y]) => [x, y]), width, dashed: false, tone };
}

function text(
  said: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  tone: Tone,
): Extract<Stroke, { kind: 'text' }> {
  return { kind: 'text', x, y, text: said, size: SIZE, anchor, tone };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
