import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { expect, test } from 'vitest';
import { byFamily, found } from './families.ts';

const measure = (id: string, zh: string, en: string): MeasureInfo => ({
  id,
  family: id.split('.')[0] ?? '',
  subject: 'case',
  name: { zh, en },
  formula: { zh: '期内办结 ÷ 应办结', en: 'Closed ÷ due' },
  basis: 'closed',
  basisName: { zh: '按办结时间', en: 'by time of ending' },
  format: 'share',
  direction: 'higher',
  target: null,
  dimensions: ['area'],
});

test('the loop comes first, families of ours in their order, those of packs after them', () => {
  const all = ['waste.sorted', 'devices.online', 'hotline.solved', 'loop.filed', 'air.days', 'loop.late'].map((id) =>
    measure(id, id, id),
  );
  expect(byFamily(all).map(([family, own]) => [family, own.length])).toEqual([
    ['loop', 2],
    ['hotline', 1],
    ['devices', 1],
    ['air', 1],
    ['waste', 1],
  ]);
});

test('a measure is found by words of either language, of its formula or of its id', () => {
  const one = measure('loop.on-time', '按时办结率', 'Ended on time');
  expect(['按时', 'ended TIME', '应办结', 'loop.on', '', '投诉'].map((words) => found(one, words))).toEqual([
    ...[true, true, true, true, true, false],
  ]);
});
