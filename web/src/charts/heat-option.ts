import { mixed, steps } from './colours.ts';
import type { Look } from './look.ts';
import type { ChartOption } from './option.ts';
import { tip } from './tip.ts';
import type { ValueFormat } from './values.ts';

/** One day (YYYY-MM-DD) of a heat calendar. */
export type HeatDay = { readonly day: string; readonly value: number | null; readonly detail?: string };

export type Heat = {
  readonly days: readonly HeatDay[];
  readonly format: ValueFormat;
  /** First and last day shown, YYYY-MM-DD; at most a year or so lies well. */
  readonly from: string;
  readonly to: string;
};

export type HeatWords = {
  readonly value: string;
  readonly language: 'zh' | 'en';
  readonly text: (value: number | null, exact: boolean) => string;
};

/** Days as squares, a week a column, darker for more: the rhythm of a year at a glance. */
export function heatOption({ days, from, to }: Heat, words: HeatWords, look: Look): ChartOption {
  const { palette, scale } = look;
  const known = days.flatMap(({ day, value }) => (value === null ? [] : [[day, value] as [string, number]]));
  const values = known.map(([, value]) => value);
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const details = new Map(days.map((one) => [one.day, one]));
  return {
    calendar: {
      top: 22 * scale,
      left: 36 * scale,
      right: 4,
      bottom: 4,
      range: [from, to],
      cellSize: ['auto', 'auto'],
      splitLine: { show: false },
      itemStyle: { color: mixed(palette.line, palette.card, 0.5) },
      dayLabel: { firstDay: 1, nameMap: words.language === 'zh' ? 'ZH' : 'EN', margin: 8 * scale },
      monthLabel: {
        nameMap: words.language === 'zh' ? 'ZH' : 'EN',
        position: 'start',
        align: 'left',
        formatter: monthName(from),
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: least === most ? Math.min(0, least) : least,
      max: least === most ? Math.max(1, most) : most,
      inRange: { color: [...steps(palette)] },
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: (shown: unknown) => {
        const found = details.get(dayIn(shown));
        const lines = [[words.value, words.text(found?.value ?? null, true)] as const];
        return tip(dayIn(shown), found?.detail ? [...lines, ['', found.detail]] : lines);
      },
    },
    series: [{ type: 'heatmap', coordinateSystem: 'calendar', data: known }],
  };
}

/** The name of a month above a calendar; a month seen in its last days only has no room before the next one's. */
export function monthName(from: string): (month: { nameMap: string; yyyy: string; MM: string }) => string {
  const short = Number(from.slice(8)) > 14;
  return ({ nameMap, yyyy, MM }) => (short && from.startsWith(`${yyyy}-${MM}`) ? '' : nameMap);
}

function dayIn(shown: unknown): string {
  if (typeof shown !== 'object' || shown === null || !('value' in shown) || !Array.isArray(shown.value)) return '';
  return String(shown.value[0]);
}
