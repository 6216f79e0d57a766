import { dayStart } from '../../figures/town-days.ts';
import { daysOf } from '../period/span.ts';
import { type Base, yearBases } from './asks.ts';
import { type Answer, figure, type Ground, movedBy, type Named, word } from './facts.ts';
import { HEADLINES, type Headline } from './headlines.ts';

/** The figures of the whole town: now, before, a year before, and how they moved. */
export function headlineFacts(ground: Ground): Named {
  const year = yearBase(ground);
  return [
    ...HEADLINES.flatMap((one) => factsOf(ground, one, year)),
    ...perDay(ground),
    ...word('year-base', year.name),
  ];
}

interface Year {
  /** Which of the bases, and what it is called. */
  readonly at: number;
  readonly base: Base | undefined;
  readonly name: string;
}

// The same period a year before; without any case then, the weeks around it; without those either, nothing.
function yearBase({ span, answers }: Ground): Year {
  const bases = yearBases(span);
  const at = bases.findIndex((_, nth) => (answers.get(`reported@year${nth}`)?.total.value ?? 0) > 0);
  return { at, base: bases[at], name: at === 1 ? '去年同期前后五周平均' : '去年同期' };
}

function factsOf(ground: Ground, headline: Headline, year: Year): Named {
  const { answers } = ground;
  const { id } = headline;
  const now = answers.get(id);
  if (!now) return [];
  const { format } = now;
  const scale = format === 'count' ? (year.base?.share ?? 1) : 1;
  const yearAnswer = year.base ? answers.get(`${id}@year${year.at}`) : undefined;
  return [
    ...valueFacts(ground, headline, now),
    ...compared(ground, headline, { now, before: answers.get(`${id}@before`), suffix: '', scale: 1 }),
    ...compared(ground, headline, { now, before: yearAnswer, suffix: 'year', scale }),
  ];
}

function valueFacts({ zone }: Ground, headline: Headline, answer: Answer): Named {
  const { ask, total, format, target } = answer;
  const { id, label, part, rest } = headline;
  const rows = total.rows;
  return [
    ...figure(zone, ask, { key: id, label, value: total.value, format, rows }),
    ...(target === null
      ? []
      : figure(zone, ask, { key: `${id}.target`, label: `${label}目标`, value: target, format })),
    ...(part ? figure(zone, ask, { key: `${id}.part`, label: part, value: total.rows, format: 'count', rows }) : []),
    ...(rest ? restFact(zone, answer, `${id}.rest`, rest) : []),
  ];
}

/** What is below the line and not above it, as a number of cases. */
function restFact(zone: string, { ask, total }: Answer, key: string, label: string): Named {
  const rest = total.denominator === null ? null : total.denominator - total.rows;
  return figure(zone, ask, { key, label, value: rest, format: 'count', part: 'rest', rows: rest });
}

interface Pair {
  readonly now: Answer;
  readonly before: Answer | undefined;
  readonly suffix: '' | 'year';
  /** What a count of the base is taken times. */
  readonly scale: number;
}

function compared({ zone }: Ground, { id, label }: Headline, { now, before, suffix, scale }: Pair): Named {
  const { format } = now;
  const then = before?.total.value ?? null;
  const value = then === null ? null : then * scale;
  const [key, base] = suffix === '' ? [`${id}.before`, '上期'] : [`${id}.year`, '上年同期'];
  const words = before?.ask.narrow?.['as-of'] ? `${base}同一时点` : base;
  const against = before
    ? { from: dayStart(zone, before.ask.from).toISOString(), to: dayStart(zone, before.ask.to).toISOString(), value }
    : null;
  const change = figure(zone, now.ask, {
    key: suffix === '' ? `${id}.change` : `${id}.year-change`,
    label: `${label}${suffix === '' ? '环比' : '同比'}`,
    value: movedBy(now.total.value, value, format === 'share'),
    format: format === 'share' ? 'points' : 'change',
    rows: now.total.rows,
    against,
  });
  const printed = format === 'count' && scale !== 1 ? 'number' : format;
  const rows = scale === 1 ? (before?.total.rows ?? null) : null;
  return before
    ? [...figure(zone, before.ask, { key, label: `${words}${label}`, value, format: printed, rows }), ...change]
    : [];
}

function perDay({ span, zone, answers }: Ground): Named {
  const reported = answers.get('reported');
  if (!reported || reported.total.value === null) return [];
  const value = reported.total.value / daysOf(span);
  return figure(zone, reported.ask, {
    key: 'per-day',
    label: '日均受理数',
    value,
    format: 'number',
    rows: reported.total.rows,
  });
}
