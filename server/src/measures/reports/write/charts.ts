import type { ReportChart } from '@chengyun/contract/report-chart';
import { spanBefore } from '../../figures/named-span.ts';
import { addDays, addMonths } from '../../figures/town-days.ts';
import { type Facts, figure, type Ground, type Named } from '../figures/facts.ts';
import { type Span, spansUpTo } from '../period/span.ts';
import { named } from './conditions.ts';
import { rowsOf } from './sentences.ts';

/** The charts that rules may name. */
export const CHARTS = ['daily', 'areas', 'trend'] as const;

/** A chart by its name; nothing when it would show nothing. */
export function chartOf(name: string, facts: Facts, span: Span): ReportChart | null {
  if (name === 'daily') return daily(facts, span);
  if (name === 'trend') return trend(facts, span);
  return name === 'areas' ? ranked(facts, 'areas', 10) : null;
}

type Series = ReportChart['series'][number];

function seriesOf(facts: Facts, name: string, role: Series['role'], keys: readonly string[]): Series {
  const found = keys.map((key) => named(facts, key));
  return {
    ...{ name, role },
    values: found.map((one) => (one?.kind === 'figure' ? one.figure.value : null)),
    keys: found.map((one) => (one?.kind === 'figure' ? one.figure.key : null)),
  };
}

function daily(facts: Facts, span: Span): ReportChart | null {
  const slots = slicesOf(span);
  const keys = (id: string) => slots.map((_, at) => `${id}.${at + 1}`);
  const series = [
    seriesOf(facts, BEFORE[span.kind], 'before', keys('daily-before')),
    seriesOf(facts, THIS[span.kind], 'now', keys('daily')),
  ];
  if (!series.some(({ values }) => values.some((value) => (value ?? 0) > 0))) return null;
  return { shape: 'line', unit: '件', labels: slots.map(({ label }) => label), series };
}

const THIS = { week: '本周', month: '本月', year: '本年' } as const;
const BEFORE = { week: '上周', month: '上月', year: '上年' } as const;
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** What the chart of the period is cut into: days, of a year months. */
export function slicesOf(span: Span): readonly { readonly key: string; readonly to: string; readonly label: string }[] {
  const slots = [];
  for (let at = span.from; at < span.to; ) {
    const next = span.kind === 'year' ? addMonths(at, 1) : addDays(at, 1);
    slots.push({ key: span.kind === 'year' ? at.slice(0, 7) : at, to: next, label: labelOf(span, at, slots.length) });
    at = next;
  }
  return slots;
}

function labelOf({ kind }: Span, day: string, nth: number): string {
  if (kind === 'week') return WEEKDAYS[nth] ?? '';
  return kind === 'month' ? String(nth + 1) : `${Number(day.slice(5, 7))}月`;
}

/** A figure for each point of the chart of the period and of the one before, each with its own list. */
export function dailyFacts({ span, zone, answers }: Ground): Named {
  const points = (id: string, answerId: string, of: Span): Named => {
    const answer = answers.get(answerId);
    if (!answer) return [];
    const found = new Map(answer.groups.map(({ key, figure: one }) => [key, one.numerator]));
    return slicesOf(of).flatMap(({ key, to }, at) => {
      const from = key.length === 7 ? `${key}-01` : key;
      const value = found.get(key) ?? 0;
      return figure(
        zone,
        { ...answer.ask, from, to },
        { key: `${id}.${at + 1}`, label: `${key}受理数`, value, format: 'count', rows: value },
      );
    });
  };
  return [...points('daily', 'daily', span), ...points('daily-before', 'daily@before', spanBefore(span))];
}

function trend(facts: Facts, span: Span): ReportChart | null {
  const spans = spansUpTo(span);
  const keys = (id: string) => spans.map((_, at) => `${id}.${at + 1}`);
  const now = seriesOf(facts, '受理', 'now', keys('trend'));
  if (!now.values.some((value) => (value ?? 0) > 0)) return null;
  const mean = named(facts, 'trend.mean');
  const level = mean?.kind === 'figure' ? mean.figure.value : null;
  const flat: Series = { name: '均值', role: 'mean', values: spans.map(() => level), keys: spans.map(() => null) };
  const closed = seriesOf(facts, '结案', 'before', keys('trend-closed'));
  return {
    shape: 'line',
    unit: '件',
    labels: spans.map(spanLabel),
    series: [closed, now, ...(level === null ? [] : [flat])],
  };
}

function spanLabel({ kind, name, from }: Span): string {
  if (kind === 'week') return `${Number(from.slice(5, 7))}.${Number(from.slice(8, 10))}`;
  return kind === 'month' ? `${Number(name.slice(5))}月` : name;
}

function ranked(facts: Facts, ranking: string, most: number): ReportChart | null {
  const rows = rowsOf(facts, ranking, most);
  if (rows.length === 0) return null;
  const labels = rows.map((row) => {
    const fact = named(facts, `${row}.name`);
    return fact?.kind === 'word' ? fact.text : '';
  });
  return {
    shape: 'bars',
    unit: '件',
    labels,
    series: [
      seriesOf(
        facts,
        '受理',
        'now',
        rows.map((row) => `${row}.n`),
      ),
    ],
  };
}
