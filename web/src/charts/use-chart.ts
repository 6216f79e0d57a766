import type { ECharts } from 'echarts/core';
import { type RefObject, useEffect, useState } from 'react';
import type { Look } from './look.ts';
import { houseTheme } from './theme.ts';

/** The library, fetched when a chart is first drawn. */
export const loadParts = () => import('./parts.ts');

/** A chart in its place: made when the library is here, as large as the place, gone when the place goes or its look changes. */
export function useChart(place: RefObject<HTMLDivElement | null>, look: Look): ECharts | undefined {
  const [chart, setChart] = useState<ECharts>();
  useEffect(() => {
    let [made, gone]: [ECharts | undefined, boolean] = [undefined, false];
    const watch = new ResizeObserver(() => made?.resize());
    void loadParts().then(({ makeChart }) => {
      if (gone || !place.current) return;
      made = makeChart(place.current, houseTheme(look), { renderer: 'svg' });
      watch.observe(place.current);
      setChart(made);
    });
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
      setChart(undefined);
    };
  }, [place, look]);
  return chart;
}

/** What was pressed: the nth thing of a series. */
export type Picked = { readonly index: number; readonly series: number; readonly dataType?: string | undefined };
type OnPick = RefObject<((picked: Picked) => void) | undefined>;

/** A press on a thing drawn picks it. */
export function pickItems(chart: ECharts, onPick: OnPick): () => void {
  const pressed = ({
    dataIndex,
    seriesIndex = 0,
    dataType,
  }: {
    dataIndex: number;
    seriesIndex?: number;
    dataType?: string;
  }) => onPick.current?.({ index: dataIndex, series: seriesIndex, dataType });
  chart.on('click', pressed);
  return () => void (chart.isDisposed() || chart.off('click', pressed));
}

/** A press anywhere above a place of the axis picks that place; thin lines are hard to hit. Of several grids it tells which. */
export function pickColumns(chart: ECharts, onPick: OnPick): () => void {
  const pressed = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
    const at = [offsetX, offsetY];
    const grids: unknown = chart.getOption()['grid'];
    const count = Array.isArray(grids) ? grids.length : 1;
    for (let gridIndex = 0; gridIndex < count; gridIndex += 1) {
      if (!chart.containPixel({ gridIndex }, at)) continue;
      const [index = 0] = chart.convertFromPixel({ gridIndex }, at);
      onPick.current?.({ index: Math.round(index), series: gridIndex });
      return;
    }
  };
  const zr = chart.getZr();
  zr.on('click', pressed);
  return () => void (chart.isDisposed() || zr.off('click', pressed));
}
