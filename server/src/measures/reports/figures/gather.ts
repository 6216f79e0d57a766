import type { MeasureRows } from '@chengyun/contract/measures-answer';
import { stateNames } from '@chengyun/contract/names';
import { type Asker, askMeasure, listMeasure, oldestBehind } from '../../ask-measure.ts';
import type { Span } from '../period/span.ts';
import type { KeyCase } from '../write/tables.ts';
import type { Ask } from './asks.ts';
import type { Answer } from './facts.ts';

/** Answers one question; nothing when the town has no such measure. */
export async function askOne(asker: Asker, ask: Ask): Promise<Answer | null> {
  const { from, to, by, narrow } = ask;
  const answer = await askMeasure(asker, ask.measure, { from, to, compare: false, ...(by ? { by } : {}), ...narrow });
  if (!answer) return null;
  const groups = answer.groups.map(({ keys: [key], ...figure }) => ({
    key: key?.key ?? '',
    name: key?.name?.zh ?? null,
    figure,
  }));
  const { format, target } = answer.measure;
  return { ask, format: format === 'minutes' ? 'number' : format, target, total: answer.total, groups };
}

/** Cases of a report's table: put under supervision in the period, then the longest late; at most eight. */
const MOST = 8;

/** Finds the cases the report names one by one. */
export async function keyCasesOf(asker: Asker, span: Span, yearFrom: string): Promise<readonly KeyCase[]> {
  const supervised = await rowsBehind(asker, 'loop.supervised', span.from, span.to);
  const groups = await rowsBehind(asker, 'hotline.groups', span.from, span.to);
  const late = await oldestBehind(asker, 'loop.late-open', { from: yearFrom, to: span.to }, MOST);
  const all = [
    ...supervised.map((one) => keyCase(one, one.led ? '领导领办' : '督办')),
    ...groups.map((one) => keyCase(one, '反映五次以上')),
    ...late.map((one) => keyCase(one, '超期未处置')),
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at).slice(0, MOST);
}

type Row = MeasureRows['cases'][number];

async function rowsBehind(asker: Asker, id: string, from: string, to: string): Promise<readonly Row[]> {
  const measure = asker.measures.byId.get(id);
  return measure ? (await listMeasure(asker, measure, { from, to, limit: MOST })).cases : [];
}

function keyCase({ id, number, title, leadUnitName, state }: Row, why: string): KeyCase {
  return { id, number, title, unit: leadUnitName ?? '—', state: stateNames[state].zh, why };
}
