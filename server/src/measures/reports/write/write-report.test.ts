import { keysIn, plainText } from '@chengyun/contract/report-text';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { span } from '../../figures/named-span.ts';
import { aMaterial, someRules } from '../testing/a-material.ts';
import { keysOf } from './used-figures.ts';
import { writeReport } from './write-report.ts';

const rules = someRules();

function paragraphs(report: ReturnType<typeof writeReport>): readonly string[] {
  return report.parts.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'paragraph' ? [one.text] : [])));
}

test('a week has the six parts, its title, its period and who signs', () => {
  const report = writeReport(aMaterial(), rules);
  expect(report.parts.map(({ heading }) => heading)).toEqual([
    ...['总体情况', '类别及排名', '突出问题', '办理质量', '趋势研判', '下步措施'],
  ]);
  expect(report).toMatchObject({
    ...{ title: '青溪镇城运例会周报', subtitle: '（2026年第47周，11月16日至22日，样例数据）' },
    ...{ organ: '青溪镇城市运行管理中心', date: '2026-11-23' },
  });
});

test('the first sentence says total, per day, week on week and year on year', () => {
  const perDay = (day: string) => (day >= '2026-11-16' ? 12 : day >= '2026-11-09' ? 10 : 8);
  const report = writeReport(aMaterial(span('week', '2026-11-16'), { perDay, good: 0.9 }), rules);
  const [first = ''] = paragraphs(report);
  expect(plainText(first, report.figures)).toBe(
    '本周（11月16日至22日），全镇共受理城市运行事项84件，日均12件，环比上升20%，较去年同期上升50%。' +
      '其中，网格案件42件，占50%；热线工单21件，占25%。主动发现率90.48%，较上周上升0.48个百分点。',
  );
});

test('without a year before the weeks around it are the base, and without those nothing is compared', () => {
  const gap = (day: string) => (day >= '2025-11-17' && day < '2025-11-24' ? 0 : 10);
  const around = writeReport(aMaterial(span('week', '2026-11-16'), { perDay: gap, good: 1 }), rules);
  expect(plainText(paragraphs(around)[0] ?? '', around.figures)).toContain('较去年同期前后五周平均上升25%');
  const young = (day: string) => (day < '2026-01-01' ? 0 : 10);
  const none = writeReport(aMaterial(span('week', '2026-11-16'), { perDay: young, good: 1 }), rules);
  expect(plainText(paragraphs(none)[0] ?? '', none.figures)).toContain('上年同期尚无数据可比');
});

test('a period without a case is told so and invents no number', () => {
  const report = writeReport(aMaterial(undefined, { perDay: () => 0, good: 1 }), rules);
  const text = paragraphs(report)
    .map((one) => plainText(one, report.figures))
    .join('\n');
  expect(text).toContain('未受理城市运行事项');
  expect(text).toContain('历史数据不足');
  expect(text).not.toMatch(/NaN|Infinity|undefined|—/);
});

test('what is still late is told as of the making, not of the last day of the period', () => {
  const report = writeReport({ ...aMaterial(), madeAt: new Date('2026-12-09T02:07:00Z') }, rules);
  const text = paragraphs(report)
    .map((one) => plainText(one, report.figures))
    .join('\n');
  expect(text).toContain('截至2026年12月9日10时07分，近一年到期案件中超期未处置');
});

test('targets are those the figures were given, whatever they are', () => {
  const text = (good: number) => {
    const report = writeReport(aMaterial(undefined, { perDay: () => 20, good }), rules);
    return paragraphs(report)
      .map((one) => plainText(one, report.figures))
      .join('\n');
  };
  expect(text(0.86)).toContain('按期结案率未达95%的目标');
  expect(text(0.86)).toContain('市民满意率未达87.50%的目标。');
  expect(text(0.96)).toContain('实际解决率、市民满意率均达到目标（85%、87.50%）。');
});

test('no heading stands above nothing', () => {
  const report = writeReport(aMaterial(undefined, { perDay: () => 0, good: 1 }), rules);
  const bare = report.parts.flatMap(({ blocks }) =>
    blocks.filter((one, at) => one.kind === 'heading' && (blocks[at + 1]?.kind ?? 'heading') === 'heading'),
  );
  expect(bare).toEqual([]);
  expect(report.parts).toHaveLength(6);
});

test('every figure that stands in a report is known by its list, whatever the town', () => {
  const towns = fc.record({
    kind: fc.constantFrom('week' as const, 'month' as const, 'year' as const),
    base: fc.integer({ min: 0, max: 400 }),
    swing: fc.integer({ min: 0, max: 40 }),
    good: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(towns, ({ kind, base, swing, good }) => {
      const perDay = (day: string) => base + (swing * Number(day.slice(8))) / 4;
      const report = writeReport(
        aMaterial(span(kind, '2026-11-16'), { perDay: (day) => Math.floor(perDay(day)), good }),
        rules,
      );
      const used = report.parts.flatMap(({ blocks }) => blocks.flatMap(keysOf));
      expect(used.filter((key) => !Object.hasOwn(report.figures, key))).toEqual([]);
      for (const one of Object.values(report.figures))
        expect([one.measure === '', one.from < one.to]).toEqual([false, true]);
    }),
    { numRuns: 40 },
  );
});

test('no number is written that is not a figure, but for dates and the name of the hotline', () => {
  for (const kind of ['week', 'month', 'year'] as const) {
    const report = writeReport(aMaterial(span(kind, '2026-11-16')), rules);
    const bare = paragraphs(report)
      .map((text) =>
        text.replaceAll(/\[\[[^\]]+\]\]/g, '').replaceAll(/“12345”|\d+年|\d+月(\d+日)?|至\d+日|\d+时\d+分/g, ''),
      )
      .join('');
    expect(bare.match(/\d+/g)).toBeNull();
  }
});

test('measures follow from what was found, with owner and date', () => {
  const report = writeReport(aMaterial(undefined, { perDay: () => 20, good: 0.8 }), rules);
  const tasks = report.parts.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'tasks' ? one.rows : [])));
  expect(tasks.map(({ id, owner, due }) => [id, owner, due])).toEqual([
    ['backlog.1', '城管中队', '2026-11-27'],
    ['backlog.2', '房管所', '2026-11-27'],
    ['backlog.3', '甲居委会', '2026-11-27'],
    ['top-type', '城运中心会同主管部门', '2026-11-29'],
    ['hot-area.1', '甲居委', '2026-11-29'],
    ['satisfaction', '热线受理岗', '2026-11-29'],
    ['in-time', '值班长', '2026-11-29'],
    ['repeats', '热线受理岗', '2026-11-29'],
  ]);
  expect(keysIn(tasks[0]?.text ?? '')).toEqual(['backlog.1.n']);
});

test('the same figures and rules write the same report', () => {
  expect(writeReport(aMaterial(), rules)).toEqual(writeReport(aMaterial(), rules));
});
