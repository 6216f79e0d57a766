import type { Drawing, ReportChart } from '@chengyun/contract/report-chart';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';

/** Width of a chart in points: that of the text on the page, 156 mm (GB/T 9704-2012, 5.2.1). */
export const CHART_WIDTH = 442;

/** Draws a chart as strokes, the same for document, PDF and page. */
export function drawChart(chart: ReportChart): Drawing {
  return chart.shape === 'bars' ? drawBars(chart, CHART_WIDTH) : drawLines(chart, CHART_WIDTH);
}
