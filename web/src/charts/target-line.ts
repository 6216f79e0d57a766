type TargetLook = { readonly color: string; readonly scale: number };
type TargetWords = { readonly text: string; readonly at: 'start' | 'end' };

/** A series' target as a line through its values on an axis, named at one end; nothing where there is none. */
export function targetLine(
  axis: 'xAxis' | 'yAxis',
  target: number | null | undefined,
  { color, scale }: TargetLook,
  words?: TargetWords,
) {
  if (target === null || target === undefined) return {};
  const label = words
    ? { formatter: words.text, position: words.at, color, fontSize: 12 * scale }
    : { show: false as const };
  return {
    markLine: {
      silent: true,
      symbol: 'none' as const,
      animation: false,
      lineStyle: { color, width: scale, type: 'solid' as const },
      label,
      data: [{ [axis]: target }],
    },
  };
}
