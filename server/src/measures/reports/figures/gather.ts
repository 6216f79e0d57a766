import type { MeasureRows } from '@chengyun/contract/measures-answer';
import { stateNames } from '@chengyun/contract/names';
import type { Sql } from '../../../support/db/connect.ts';
import type { Ground } from '../../../town/ground/ground.ts';
import { listBehind } from '../../behind/list-behind.ts';
import { answerOf } from '../../figures/answer.ts';
import { withKept } from '../../figures/with-kept.ts';
import type { TownMeasures } from '../../plan/catalogue.ts';
import { isOfCases } from '../../plan/plan.ts';
import type { Span } from '../period/span.ts';
import type { KeyCase } from '../write/tables.ts';
import type { Ask } from './asks.ts';
import type { Answer } from './facts.ts';

/** What figures are asked with: a transaction that sees the whole town, its ground and measures. */
export interface Asking {
  readonly sql: Sql;
  readonly ground: Ground;
  readonly measures: TownMeasures;
  readonly now: Date;
}

/** Answers one question; nothing when the town has no such measure. */
export async function askOne({ sql, ground, measures, now }: Asking, ask: Ask): Promise<Answer | null> {
  const measure = measures.byId.get(ask.measure);
  if (!measure || !isOfCases(measure)) return null;
  const { from, to, by, narrow } = ask;
  const query = { from, to, compare: false, ...(by ? { by } : {}), ...narrow };
  const answer = await withKept(sql, measures.plan, (kept) => answerOf({ sql, ground, measure, query, kept, now }));
  const groups = answer.groups.map(({ keys: [key], ...figure }) => ({
    key: key?.key ?? '',
    name: key?.name?.zh ?? null,
    figure,
  }));
  return { ask, total: answer.total, groups };
}

/** Cases of a report's table: put under supervision in the period, then the longest late; at most eight. */
const MOST = 8;

/** Finds the cases the report names one by one. */
export async function keyCasesOf(asking: Asking, span: Span, yearFrom: string): Promise<readonly KeyCase[]> {
  const supervised = await rowsBehind(asking, 'loop.supervised', span.from, span.to);
  const groups = await rowsBehind(asking, 'hotline.groups', span.from, span.to);
  const late = (await rowsBehind(asking, 'loop.late-open', yearFrom, span.to)).toReversed();
  const all = [
    ...supervised.map((one) => keyCase(one, one.led ? '领导领办' : '督办')),
    ...groups.map((one) => keyCase(one, '群体投诉')),
    ...late.map((one) => keyCase(one, '超期未处置')),
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at).slice(0, MOST);
}

type Row = MeasureRows['cases'][number];

// Newest first; of the late ones the oldest are wanted, so a page of the most that may be.
async function rowsBehind(
  { sql, ground, measures, now }: Asking,
  id: string,
  from: string,
  to: string,
): Promise<readonly Row[]> {
  const measure = measures.byId.get(id);
  if (!measure || !isOfCases(measure)) return [];
  const query = { from, to, limit: 200 };
  const list = await withKept(sql, measures.plan, (kept) => listBehind({ sql, ground, measure, query, kept, now }));
  return list.cases;
}

function keyCase({ id, number, title, leadUnitName, state }: Row, why: string): KeyCase {
  return { id, number, title, unit: leadUnitName ?? '—', state: stateNames[state].zh, why };
}
