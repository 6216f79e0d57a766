import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportRules } from '@chengyun/contract/report-rules';
import { span } from '../../figures/named-span.ts';
import { rulesIn } from '../act/shipped-rules.ts';
import { type Ask, asksAfter, asksOf } from '../figures/asks.ts';
import type { Answer, Answers } from '../figures/facts.ts';
import type { Span } from '../period/span.ts';
import { slicesOf } from '../write/charts.ts';
import type { Material } from '../write/write-report.ts';

export const SHIPPED = readFileSync(join(import.meta.dirname, '../../../../../packs/_reports/report.yaml'), 'utf8');

/** The rules as shipped. */
export function someRules(): ReportRules {
  return rulesIn(SHIPPED);
}

const TARGETS: Readonly<Record<string, number>> = {
  'loop.closed-in-time': 0.95,
  'hotline.solved': 0.85,
  'hotline.satisfaction': 0.875,
};

const NAMES: Readonly<Record<string, readonly string[]>> = {
  kind: ['网格案件', '热线工单'],
  class: ['市容环境', '街面秩序', '公用设施', '房屋土地'],
  category: ['暴露垃圾', '占道经营', '道路破损', '违法搭建', '油烟', '噪声'],
  area: ['甲居委', '乙居委', '丙居委', '丁村', '戊居委'],
  unit: ['城管中队', '房管所', '甲居委会'],
};

/** How many cases a day has; a share of them is done well. */
export interface Town {
  readonly perDay: (day: string) => number;
  /** Of a share's denominator. */
  readonly good: number;
}

/** Material of a town whose every answer follows from how many cases a day has. */
export function aMaterial(
  of: Span = span('week', '2026-11-16'),
  town: Town = { perDay: () => 12, good: 0.9 },
): Material {
  const madeAt = new Date('2026-11-22T18:05:00Z');
  const all = [...asksOf(of, { at: madeAt, zone: 'Asia/Shanghai' }), ...asksAfter(of, 'city:暴露垃圾')];
  const answers: Answers = new Map(all.map((ask) => [ask.id, answer(ask, town)]));
  const keyCases = [
    {
      id: '01a2146e-dc48-7011-99a7-048bee5a5cae',
      number: 'QX-20261116-00037',
      title: '路面破损',
      unit: '城管中队',
      state: '处置中',
      why: '督办',
    },
  ];
  const told = {
    zone: 'Asia/Shanghai',
    town: '青溪镇',
    sample: true,
    organ: '',
    madeAt,
  };
  return { span: of, ...told, answers, keyCases };
}

function answer(ask: Ask, { perDay, good }: Town): Answer {
  const days = slicesOf({ kind: 'month', name: '', from: ask.from, to: ask.to });
  const total = days.reduce((sum, { key }) => sum + perDay(key), 0);
  const isShare = /rate|in-time|first-contact|solved|satisfaction|repeats|self-found/.test(ask.measure);
  const format = ask.measure === 'loop.handling-time' ? 'hours' : isShare ? 'share' : 'count';
  const target = TARGETS[ask.measure] ?? null;
  const figureFor = (n: number) => {
    if (!isShare) return { value: n, numerator: n, denominator: null, rows: n };
    const done = Math.round(n * good);
    return { value: n === 0 ? null : done / n, numerator: done, denominator: n, rows: done };
  };
  if (ask.by === 'day' || ask.by === 'month') {
    const keys = ask.by === 'day' ? days.map(({ key }) => key) : [...new Set(days.map(({ key }) => key.slice(0, 7)))];
    const groups = keys.map((key) => ({
      key,
      name: null,
      figure: figureFor(days.filter((one) => one.key.startsWith(key)).reduce((sum, one) => sum + perDay(one.key), 0)),
    }));
    return { ask, format, target, total: figureFor(total), groups };
  }
  const names = NAMES[ask.by ?? ''] ?? [];
  // The first has half of all, the next half of what is left, and so on.
  const groups = names.map((name, at) => ({
    key: `key-${name}`,
    name,
    figure: figureFor(Math.floor(total / 2 ** (at + 1))),
  }));
  return { ask, format, target, total: figureFor(total), groups };
}
