import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { expect, test } from 'vitest';
import { monthFigure } from './figure.ts';

const info: MeasureInfo = {
  ...{ id: 'devices.false-alarms', family: 'devices', name: { zh: '误报率', en: 'False alarms' } },
  ...{ formula: { zh: '', en: '' }, basisName: { zh: '', en: '' }, target: null, dimensions: [] },
  subject: 'alarm',
  basis: 'raised',
  format: 'share',
  direction: 'lower',
};
const opens = { to: 'measures', id: 'devices.false-alarms', search: {} } as const;
const name = { zh: '本月误报率', en: 'False alarms this month' };
const judged = (numerator: number, denominator: number) =>
  monthFigure(info, { value: numerator / denominator, numerator, denominator, rows: numerator }, opens, name);

test('of fewer than five judged alarms it is told how many were false, not a share', () => {
  expect(judged(2, 2)).toMatchObject({
    ...{ value: 2, format: 'count', opens },
    name: { zh: '本月误报（共 2 起）', en: 'False alarms this month (of 2)' },
  });
  expect(judged(2, 5)).toMatchObject({ value: 0.4, format: 'share', name });
});
