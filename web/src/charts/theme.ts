import { fontFamily } from '../ui/theme.ts';
import { kinds } from './colours.ts';
import type { Look } from './look.ts';

/** The house theme: ink and paper, hairlines, one family of letters; red, amber and green only where they mean something. */
export function houseTheme({ palette, tone, scale }: Look): object {
  const text = { color: palette.muted, fontFamily, fontSize: 12 * scale };
  const axis = {
    axisLine: { lineStyle: { color: palette.lineStrong } },
    axisTick: { show: false },
    axisLabel: text,
    splitLine: { lineStyle: { color: palette.line, width: 1 } },
    splitArea: { show: false },
  };
  return {
    color: kinds[tone],
    backgroundColor: 'transparent',
    textStyle: { fontFamily, fontSize: 12 * scale, color: palette.ink },
    title: { textStyle: { color: palette.ink, fontFamily, fontSize: 13 * scale, fontWeight: 500 } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    calendar: {
      itemStyle: { color: 'transparent', borderColor: palette.card, borderWidth: 2 },
      splitLine: { lineStyle: { color: palette.lineStrong, width: 1 } },
      dayLabel: text,
      monthLabel: text,
      yearLabel: { show: false },
    },
    tooltip: {
      backgroundColor: palette.floating,
      borderColor: palette.lineStrong,
      borderWidth: 1,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontFamily, fontSize: 13 * scale },
      extraCssText: 'border-radius: 6px; box-shadow: 0 4px 16px rgb(0 0 0 / 14%);',
      axisPointer: { lineStyle: { color: palette.dim, width: 1, type: 'solid' } },
    },
  };
}

/** How long a change takes: 150 ms, or no time where the reader asked for stillness. */
export function motion({ moving }: Look) {
  return { animation: moving, animationDuration: 150, animationDurationUpdate: 150 } as const;
}
