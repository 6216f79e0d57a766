import type { CaseCondition, CaseMeasure, CaseTests } from '@chengyun/contract/measures';

/** The columns of `case_fact` behind the tests of a condition, and how each is asked. */
const columns = {
  kind: ['kind', 'list'],
  source: ['source', 'list'],
  matter: ['matter', 'list'],
  ended: ['ended', 'list'],
  filed: ['filed_at is not null', 'flag'],
  accept: ['accept', 'list'],
  file: ['file', 'list'],
  dispatch: ['dispatch', 'list'],
  contact: ['contact', 'list'],
  handle: ['handle', 'list'],
  check: ['check_', 'list'],
  close: ['close', 'list'],
  outcome: ['outcome', 'list'],
  factFinding: ['fact_finding', 'list'],
  demandFinding: ['demand_finding', 'list'],
  satisfaction: ['satisfaction', 'list'],
  solved: ['solved', 'list'],
  calledBack: ['called_back', 'flag'],
  late: ['late', 'flag'],
  exempt: ['exempt', 'flag'],
  dissatisfied: ['dissatisfied', 'flag'],
  quick: ['quick', 'flag'],
  returned: ['returned', 'flag'],
  supervised: ['supervised', 'flag'],
  led: ['led', 'flag'],
  suspended: ['suspended', 'flag'],
  part: ['part', 'flag'],
  reworks: ['reworks', 'number'],
  extensions: ['extensions', 'number'],
  reopens: ['reopens', 'number'],
  signals: ['signals', 'number'],
  grouped: ['grouped', 'flag'],
  frequent: ['frequent', 'list'],
} as const satisfies Record<keyof CaseTests, readonly [string, 'list' | 'flag' | 'number']>;

const fields = Object.keys(columns) as readonly (keyof CaseTests)[];

const REPORTED_BY_SOMEBODY = `reporter <> ''`;

/** All that a condition may ask of a row of `case_fact`, as SQL. */
export const testedColumns: readonly string[] = [...fields.map((field) => columns[field][0]), REPORTED_BY_SOMEBODY];

/** A row of `case_fact`, as far as conditions ask, from the values of `testedColumns` as texts. */
export function testedRow(texts: readonly string[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    testedColumns.map((tested, nth) => {
      const [column = '', ...isThere] = tested.split(' ');
      const text = texts[nth] ?? '';
      return [column, isThere.length > 0 ? (text === 't' ? 'epoch' : null) : text];
    }),
  );
}

/**
 * A condition as SQL over a row of `case_fact`. The same condition gives the same text, whatever the order it is written
 * in. Definitions are checked against their schema before they come here; texts are quoted all the same.
 */
export function conditionSql({ any, ...tests }: CaseCondition): string {
  const all = testsSql(tests);
  if (!any) return all.length > 0 ? all.join(' and ') : 'true';
  const either = any.map((one) => `(${testsSql(one).join(' and ') || 'true'})`).join(' or ');
  return [...all, `(${either})`].join(' and ');
}

/** What a measure counts. Cases per person who reported leave out those of nobody, such as imported ones. */
export function countedSql(measure: CaseMeasure): string {
  const of = conditionSql(measure.of);
  return measure.kind === 'spread' && measure.spread === 'reporters' ? `${of} and ${REPORTED_BY_SOMEBODY}` : of;
}

/** Both conditions at once. */
export function bothSql(one: CaseCondition, other: CaseCondition): string {
  return `${conditionSql(one)} and ${conditionSql(other)}`;
}

function testsSql(tests: CaseTests): readonly string[] {
  return fields.flatMap((field) => {
    const wanted = tests[field];
    return wanted === undefined ? [] : [testSql(field, wanted)];
  });
}

function testSql(field: keyof CaseTests, wanted: NonNullable<CaseTests[keyof CaseTests]>): string {
  const [column] = columns[field];
  if (typeof wanted === 'boolean') return wanted ? `(${column})` : `not (${column})`;
  if (Array.isArray(wanted)) return inSql(column, wanted);
  return `${column} >= ${Math.trunc((wanted as { atLeast: number }).atLeast)}`;
}

/** A column is one of some texts. */
export function inSql(column: string, values: readonly string[]): string {
  if (values.length === 0) return 'false';
  return `${column} in (${values.map(quote).join(', ')})`;
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
