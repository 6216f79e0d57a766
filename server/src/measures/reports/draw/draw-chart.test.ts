import type { ReportChart, Stroke } from '@chengyun/contract/report-chart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHART_WIDTH, drawChart } from './draw-chart.ts';
import { ticksUpTo, widthOf } from './scale.ts';
import { toSvg } from './to-svg.ts';

function aChart(shape: ReportChart['shape'], values: readonly (number | null)[]): ReportChart {
  const labels = values.map((_, at) => `第${at + 1}周`);
  const keys = values.map((_, at) => `n.${at + 1}`);
  return { shape, unit: '件', labels, series: [{ name: '受理', role: 'now', values: [...values], keys }] };
}

const boxes = (strokes: readonly Stroke[]) => strokes.filter((one) => one.kind === 'box');

test('bars are as long as their values and lead to their figures', () => {
  const { strokes } = drawChart(aChart('bars', [40, 20, 0]));
  const [first, second, third] = boxes(strokes);
  expect([first?.key, second?.key]).toEqual(['n.1', 'n.2']);
  expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(2);
  expect(third?.width).toBe(0);
});

test('whatever the values, every stroke lies on the sheet and no number is broken', () => {
  const value = fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null });
  const chart = fc.record({
    shape: fc.constantFrom('line' as const, 'bars' as const),
    values: fc.array(value, { minLength: 1, maxLength: 31 }),
  });
  fc.assert(
    fc.property(chart, ({ shape, values }) => {
      const drawing = drawChart(aChart(shape, values));
      const points = drawing.strokes.flatMap((one) => (one.kind === 'line' ? one.points : [[one.x, one.y] as const]));
      for (const [x, y] of points) {
        expect(x >= 0 && x <= CHART_WIDTH + 1 && y >= 0 && y <= drawing.height + 1).toBe(true);
      }
      expect(toSvg(drawing, 'serif')).not.toMatch(/NaN|undefined|Infinity/);
    }),
  );
});

test('the axis ends above the largest value on a round number', () => {
  expect(ticksUpTo(125)).toEqual([0, 50, 100, 150]);
  expect(ticksUpTo(3)).toEqual([0, 1, 2, 3]);
  expect(ticksUpTo(0)).toEqual([0, 1]);
});

test('the number of the first point does not stand on those of the axis', () => {
  const { strokes } = drawChart(aChart('line', [14_350, 14_370, 9_950]));
  const texts = strokes.filter((one) => one.kind === 'text');
  const axis = Math.max(...texts.filter(({ anchor }) => anchor === 'end').map(({ x }) => (x < 100 ? x : 0)));
  const first = texts.find(({ text }) => text === '14350');
  expect((first?.x ?? 0) - widthOf('14350', first?.size ?? 0) / 2).toBeGreaterThan(axis + 2);
});

test('text in a picture is escaped', () => {
  const chart = { ...aChart('bars', [1]), labels: ['<a&"b">'] };
  expect(toSvg(drawChart(chart), 'serif')).toContain('&#60;a&#38;&#34;b&#34;&#62;');
});
