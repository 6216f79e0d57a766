import {
  caseFields,
  deviceFields,
  type ImportColumns,
  type ImportField,
  type ImportKind,
  type ImportMapping,
  type ImportPreview,
  type RowProblem,
} from '@chengyun/contract/import';

/** The fields of a row in the order they are asked about. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return kind === 'devices' ? deviceFields : caseFields;
}

/** Whether a field must have a column: always, one of two, or unless one is given for all rows. */
export type Must = 'required' | 'either' | 'pair' | 'orAll' | undefined;

const required: readonly ImportField[] = ['reportedAt', 'externalId', 'name'];

export function mustOf(field: ImportField, columns: ImportColumns): Must {
  if (required.includes(field)) return 'required';
  if (field === 'title' || field === 'text') return 'either';
  if (field === 'protocol') return 'orAll';
  const half = (columns.lon === undefined) !== (columns.lat === undefined);
  return half && (field === 'lon' || field === 'lat') ? 'pair' : undefined;
}

/** The mapping with one field read from another column, or from none; a column is read by one field only. */
export function withColumn(mapping: ImportMapping, field: ImportField, heading: string | undefined): ImportMapping {
  const others = Object.entries(mapping.columns).filter(([name, value]) => name !== field && value !== heading);
  const columns: ImportColumns = Object.fromEntries(heading === undefined ? others : [...others, [field, heading]]);
  return { ...mapping, columns };
}

/* A place or position is of both; each stands once. */
const inOrder: readonly ImportField[] = [...new Set<ImportField>([...caseFields, ...deviceFields])];

/** The field that reads a column. */
export function fieldOf(heading: string, { columns }: ImportMapping): ImportField | undefined {
  return inOrder.find((field) => columns[field] === heading);
}

/** Up to three different values of a column, as examples. */
export function samplesOf(heading: string | undefined, { headings, rows }: ImportPreview): readonly string[] {
  const at = heading === undefined ? -1 : headings.indexOf(heading);
  if (at < 0) return [];
  const values = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((value) => value !== '');
  return [...new Set(values)].slice(0, 3);
}

/** Columns as shown: those that are read first, in the order of the fields, then the others. */
export function shownHeadings({ headings }: ImportPreview, mapping: ImportMapping): readonly string[] {
  const read = inOrder.flatMap((field) => mapping.columns[field] ?? []).filter((one) => headings.includes(one));
  return [...read, ...headings.filter((heading) => !read.includes(heading))];
}

/** A row's own problems: what the mapping lacks is said once for all rows and is none of theirs. */
export function ownProblems(problems: readonly RowProblem[], missing: readonly RowProblem[]): readonly RowProblem[] {
  return problems.filter((one) => !missing.some(({ path }) => path === one.path));
}

/** The problems of one cell. A problem names a field or a heading; one of the whole row stands at the first cell. */
export function problemsAt(
  problems: readonly RowProblem[],
  heading: string,
  mapping: ImportMapping,
  first: boolean,
): readonly RowProblem[] {
  const field = fieldOf(heading, mapping);
  const headings = Object.values(mapping.columns);
  const placed = ({ path }: RowProblem) => headings.includes(path) || Object.hasOwn(mapping.columns, path);
  return problems.filter((one) => one.path === heading || one.path === field || (first && !placed(one)));
}
