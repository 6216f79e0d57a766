import type { ImportField } from '@chengyun/contract/import';
import type { Matter } from '@chengyun/contract/words';
import type { ImportRow } from './import-row.ts';
import type { RowPlan } from './row-plan.ts';
import { FAULTS, problem, tooLong } from './row-problem.ts';
import type { CellOf, Note } from './to-import-row.ts';

type Words = Omit<ImportRow, 'rowNumber' | 'kind' | 'reportedAt' | 'targetAt' | 'closedAt' | 'lon' | 'lat'>;

// As the contract of a new case bounds them.
const MOST: Partial<Readonly<Record<ImportField, number>>> = {
  externalNumber: 64,
  title: 120,
  text: 8000,
  place: 200,
  unitName: 120,
  category: 200,
  reporterName: 64,
};
const TITLE_FROM_TEXT = 60;

/** Reads what a row says in words: numbers, title, text, class, unit, source, place and person. */
export function readWords(cell: CellOf, plan: RowPlan, note: Note): Words {
  for (const [field, most] of Object.entries(MOST) as [ImportField, number][]) {
    if (cell(field).length > most) note(problem(field, cell(field), tooLong(most)));
  }
  const [title, text] = [cell('title'), cell('text')];
  if (title === '' && text === '') note(problem('title', '', FAULTS.neither));
  const theirs = cell('category');
  const category = plan.mapping.values?.category?.[theirs] ?? plan.classes.get(theirs.toLowerCase());
  const extra = keptWords(cell, plan);
  return {
    externalNumber: cell('externalNumber'),
    ...sourceOf(cell, plan),
    title: title || firstWords(text),
    text: category ? text : withClass(text, theirs, title),
    ...present('matter', matterOf(cell('matter'), plan)),
    ...present('category', category),
    ...present('unitName', plan.mapping.values?.unitName?.[cell('unitName')] ?? cell('unitName')),
    ...present('place', cell('place')),
    ...present('reporterName', cell('reporterName')),
    ...present('reporterPhone', phoneOf(cell('reporterPhone'), note)),
    extra,
  };
}

function present<K extends string, V>(key: K, value: V): { readonly [P in K]?: NonNullable<V> } {
  if (value === undefined || value === null || value === '') return {};
  return { [key]: value } as { readonly [P in K]?: NonNullable<V> };
}

function firstWords(text: string): string {
  const line = text.split(/[\n。！？]/u)[0] ?? text;
  return line.length > TITLE_FROM_TEXT
    ? `${line.slice(0, TITLE_FROM_TEXT).toWellFormed()}…`
    : line || text.slice(0, 20);
}

// A class that is not ours yet is kept as words, so that it can be found and sorted later.
function withClass(text: string, theirs: string, title: string): string {
  if (theirs === '' || text.includes(theirs) || title.includes(theirs)) return text;
  return text === '' ? theirs : `${text}\n（${theirs}）`;
}

function sourceOf(cell: CellOf, { mapping }: RowPlan): { source: string } {
  return { source: mapping.values?.source?.[cell('source')] ?? mapping.source };
}

function keptWords(cell: CellOf, { mapping }: RowPlan): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const field of ['category', 'source', 'matter'] as const) {
    const heading = mapping.columns[field];
    if (heading !== undefined && cell(field) !== '') kept[heading] = cell(field).slice(0, 500);
  }
  return kept;
}

const MATTERS: readonly (readonly [RegExp, Matter])[] = [
  [/咨询|consult|inquiry/i, 'consult'],
  [/求助|help|request/i, 'help'],
  [/投诉|举报|complain/i, 'complaint'],
  [/建议|意见|suggest/i, 'suggestion'],
];

function matterOf(theirs: string, { mapping }: RowPlan): Matter | undefined {
  if (theirs === '') return undefined;
  return mapping.values?.matter?.[theirs] ?? MATTERS.find(([words]) => words.test(theirs))?.[1] ?? 'other';
}

function phoneOf(cell: string, note: Note): string | undefined {
  const phone = cell
    .normalize('NFKC')
    .replaceAll(/[()]/g, ' ')
    .replaceAll(/[‐-―−]/g, '-')
    .trim();
  // Lists are often handed out masked (138****5678): that is no number to call, and no mistake of the row.
  if (phone === '' || phone.includes('*')) return undefined;
  if (!/^[0-9+ -]{3,32}$/.test(phone)) note(problem('reporterPhone', cell, FAULTS.phone));
  return phone;
}
