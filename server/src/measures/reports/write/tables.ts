import type { ReportTable } from '@chengyun/contract/reports';
import type { Facts } from '../figures/facts.ts';
import { HEADLINES } from '../figures/headlines.ts';
import type { RowField } from '../figures/rankings.ts';
import { named, saidBy } from './conditions.ts';
import { rowsOf } from './sentences.ts';

/** A case that the report names: why, with whom it lies and how it stands. */
export interface KeyCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly why: string;
}

type Made = Pick<ReportTable, 'columns' | 'rows' | 'cases'>;
type Column = { readonly title: string; readonly field: RowField; readonly width: number };

const RANKED: Readonly<
  Record<string, { readonly of: string; readonly most: number; readonly columns: readonly Column[] }>
> = {
  classes: { of: 'classes', most: 10, columns: compared('大类') },
  types: { of: 'types', most: 10, columns: compared('小类') },
  areas: { of: 'areas', most: 15, columns: compared('村居') },
  units: {
    of: 'units',
    most: 15,
    columns: [
      { title: '单位', field: 'name', width: 10 },
      { title: '应结案', field: 'n', width: 4 },
      { title: '结案', field: 'closed', width: 4 },
      { title: '结案率', field: 'rate', width: 5 },
    ],
  },
  backlog: {
    of: 'backlog',
    most: 15,
    columns: [
      { title: '单位', field: 'name', width: 12 },
      { title: '超期未处置', field: 'n', width: 5 },
      { title: '占比', field: 'share', width: 5 },
    ],
  },
};

function compared(title: string): readonly Column[] {
  return [
    { title, field: 'name', width: 9 },
    { title: '受理', field: 'n', width: 4 },
    { title: '占比', field: 'share', width: 5 },
    { title: '上期', field: 'before', width: 4 },
    { title: '环比', field: 'change', width: 6 },
  ];
}

/** The tables that rules may name. */
export const TABLES = ['headlines', 'key-cases', ...Object.keys(RANKED)] as const;

/** A table by its name; nothing when it would be empty. */
export function tableOf(name: string, facts: Facts, cases: readonly KeyCase[]): Made | null {
  if (name === 'headlines') return headlines(facts);
  if (name === 'key-cases') return keyCases(cases);
  const ranked = RANKED[name];
  if (!ranked) return null;
  const rows = rowsOf(facts, ranked.of, ranked.most).map((row, at) => [
    String(at + 1),
    ...ranked.columns.map(({ field }) => cell(facts, `${row}.${field}`)),
  ]);
  if (rows.length === 0) return null;
  const number = { title: '序号', align: 'right', width: 3 } as const;
  return { columns: [number, ...ranked.columns.map(columnOf)], rows, cases: rows.map(() => null) };
}

function columnOf({ title, field, width }: Column): ReportTable['columns'][number] {
  return { title, width, align: field === 'name' ? 'left' : 'right' };
}

function headlines(facts: Facts): Made | null {
  const rows = HEADLINES.filter(({ id }) => said(facts, id)).map(({ id, label }) => [
    label,
    ...['', '.before', '.change', '.year-change'].map((suffix) => cell(facts, `${id}${suffix}`)),
  ]);
  if (rows.length === 0) return null;
  const titles = ['本期', '上期', '环比', '同比'].map(
    (title, at) => ({ title, align: 'right', width: at < 2 ? 5 : 7 }) as const,
  );
  return { columns: [{ title: '指标', align: 'left', width: 8 }, ...titles], rows, cases: rows.map(() => null) };
}

function keyCases(cases: readonly KeyCase[]): Made | null {
  if (cases.length === 0) return null;
  const columns = [
    ['编号', 8],
    ['事项', 11],
    ['主办单位', 7],
    ['状态', 4],
    ['缘由', 6],
  ] as const;
  return {
    columns: columns.map(([title, width]) => ({ title, width, align: 'left' })),
    rows: cases.map(({ number, title, unit, state, why }) => [number, title, unit, state, why]),
    cases: cases.map(({ id }) => id),
  };
}

function cell(facts: Facts, name: string): string {
  const fact = named(facts, name);
  if (!fact) return '—';
  return fact.kind === 'word' ? fact.text : `[[${fact.figure.key}]]`;
}

function said(facts: Facts, name: string): boolean {
  const fact = named(facts, name);
  return fact !== undefined && saidBy(fact) !== null;
}
