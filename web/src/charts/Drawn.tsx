import { useEffect, useRef } from 'react';
import { useLook } from './look.ts';
import type { ChartOption } from './option.ts';
import { motion } from './theme.ts';
import { type Picked, pickColumns, pickItems, useChart } from './use-chart.ts';

type DrawnProps = {
  readonly option: ChartOption;
  /** Pixels at a desk; grows with the letters. */
  readonly height: number;
  /** What the picture shows, read out; the numbers are in the table beside it. */
  readonly label: string;
  readonly onPick?: ((picked: Picked) => void) | undefined;
  /** Where a press counts: on the thing itself, or anywhere above its place on the axis. */
  readonly pickBy?: 'item' | 'column';
};

/** Draws one picture, keeps to its place's size, and leaves nothing behind when it goes. */
export function Drawn({ option, height, label, onPick, pickBy = 'item' }: DrawnProps) {
  const place = useRef<HTMLDivElement>(null);
  const look = useLook();
  const chart = useChart(place, look);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    chart?.setOption({ ...motion(look), ...option }, { notMerge: true });
  }, [chart, option, look]);
  const canPick = onPick !== undefined;
  useEffect(() => {
    if (!chart || !canPick) return;
    return pickBy === 'item' ? pickItems(chart, pick) : pickColumns(chart, pick);
  }, [chart, canPick, pickBy]);
  return (
    <div
      ref={place}
      role="img"
      aria-label={label}
      aria-busy={chart === undefined}
      className={canPick ? 'cy-drawn cy-drawn-pick' : 'cy-drawn'}
      style={{ height: height * look.scale }}
    />
  );
}
