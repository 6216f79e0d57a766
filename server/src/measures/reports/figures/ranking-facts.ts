import { type Answer, figure, type Ground, movedBy, type Named, word } from './facts.ts';
import { RANKINGS, type Ranking } from './rankings.ts';

/** A row of a ranking: its group, how many, and how many before. */
export interface Ranked {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly before: number | null;
  readonly closed: number | null;
  readonly rate: number | null;
}

/** Facts of all rankings, and how many rows each has. */
export function rankingFacts(ground: Ground): { readonly facts: Named; readonly rows: ReadonlyMap<string, number> } {
  const made = [...RANKINGS.map((one) => ranked(ground, one)), ...following(ground)];
  return {
    facts: made.flatMap((one) => factsOf(ground, one)),
    rows: new Map(made.map(({ id, rows }) => [id, rows.length])),
  };
}

interface Table {
  readonly id: string;
  readonly label: string;
  readonly answer: Answer;
  readonly part: Ranking['part'];
  readonly rows: readonly Ranked[];
}

function ranked({ answers }: Ground, { id, label, part, compared }: Ranking): Table {
  const answer = answers.get(id) ?? NO_ANSWER;
  const before = compared ? answers.get(`${id}@before`) : undefined;
  return { id, label, part, answer, rows: rowsOf(answer, before, part) };
}

const NO_ANSWER: Answer = {
  format: 'count',
  target: null,
  ask: { id: '', measure: '', from: '1970-01-01', to: '1970-01-02' },
  total: { value: null, numerator: 0, denominator: null, rows: 0 },
  groups: [],
};

/** Groups with a name, largest first; those without cases are left out. */
export function rowsOf(answer: Answer, before: Answer | undefined, part?: Ranking['part']): readonly Ranked[] {
  const then = new Map(before?.groups.map(({ key, figure: one }) => [key, one.numerator]));
  return answer.groups
    .flatMap(({ key, name, figure: one }) => {
      if (name === null) return [];
      const below = one.denominator ?? 0;
      const n = part === 'rest' ? below - one.rows : part === 'denominator' ? below : one.numerator;
      const share = part === 'denominator' ? { closed: one.rows, rate: one.value } : { closed: null, rate: null };
      return [{ key, name, n, before: before ? (then.get(key) ?? 0) : null, ...share }];
    })
    .filter(({ n }) => n > 0)
    .toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
}

/** At least so many, or a jump from one to three looks like a wave. */
const ENOUGH = 5;

function following(ground: Ground): readonly Table[] {
  const { answers } = ground;
  const grown = (id: string, of: string, label: string): Table => {
    const base = ranked(ground, { id: of, label, measure: '', by: 'category', over: 'period', compared: true });
    const rows = base.rows
      .filter(({ n, before }) => before !== null && n - before >= 2 && n >= ENOUGH)
      .toSorted((a, b) => b.n - (b.before ?? 0) - (a.n - (a.before ?? 0)));
    return { ...base, id, rows };
  };
  const top = answers.get('top-areas');
  const areas = top
    ? [{ id: 'top-areas', label: '受理数', answer: top, part: undefined, rows: rowsOf(top, undefined) }]
    : [];
  return [grown('rising', 'types', '受理数'), grown('rising-areas', 'areas', '受理数'), ...areas];
}

function factsOf({ zone }: Ground, { id, label, answer, part, rows }: Table): Named {
  const whole = rows.length === 0 ? null : totalOf(answer, part);
  const total = figure(zone, answer.ask, {
    ...{ key: `${id}.total`, label: `${label}合计`, value: totalOf(answer, part), format: 'count' },
    ...{ part: part ?? 'numerator', rows: totalOf(answer, part) },
  });
  const each = rows.flatMap((row, at) => rowFacts(zone, { answer, part, whole }, `${id}.${at + 1}`, row));
  return answer === NO_ANSWER ? [] : [...total, ...each, ...top3(zone, { id, label, answer, rows, whole })];
}

function totalOf({ total }: Answer, part: Ranking['part']): number {
  if (part === 'denominator') return total.denominator ?? 0;
  return part === 'rest' ? (total.denominator ?? 0) - total.rows : total.numerator;
}

interface Whence {
  readonly answer: Answer;
  readonly part: Ranking['part'];
  readonly whole: number | null;
}

function rowFacts(zone: string, { answer, part, whole }: Whence, at: string, row: Ranked): Named {
  const { ask } = answer;
  const narrow = { ...ask.narrow, ...(ask.by ? { [ask.by]: row.key } : {}) };
  const of = { narrow, part: part ?? 'numerator', rows: row.n } as const;
  const share = whole ? row.n / whole : null;
  const rated = { narrow, part: 'numerator', rows: row.closed } as const;
  const compared =
    row.before === null
      ? []
      : [
          ...figure(zone, ask, {
            ...of,
            key: `${at}.before`,
            label: `${row.name}上期`,
            value: row.before,
            format: 'count',
            rows: null,
          }),
          ...figure(zone, ask, {
            ...of,
            key: `${at}.change`,
            label: `${row.name}环比`,
            value: movedBy(row.n, row.before, false),
            format: 'change',
          }),
        ];
  return [
    ...word(`${at}.name`, row.name),
    ...figure(zone, ask, { ...of, key: `${at}.n`, label: row.name, value: row.n, format: 'count' }),
    ...figure(zone, ask, { ...of, key: `${at}.share`, label: `${row.name}占比`, value: share, format: 'share' }),
    ...compared,
    ...(row.closed === null
      ? []
      : figure(zone, ask, {
          ...rated,
          key: `${at}.closed`,
          label: `${row.name}结案`,
          value: row.closed,
          format: 'count',
        })),
    ...(row.rate === null
      ? []
      : figure(zone, ask, {
          ...rated,
          key: `${at}.rate`,
          label: `${row.name}结案率`,
          value: row.rate,
          format: 'share',
        })),
  ];
}

function top3(
  zone: string,
  { id, label, answer, rows, whole }: Omit<Table, 'part'> & { readonly whole: number | null },
): Named {
  if (!whole || rows.length < 3) return [];
  const value = rows.slice(0, 3).reduce((sum, { n }) => sum + n, 0) / whole;
  return figure(zone, answer.ask, { key: `${id}.top3-share`, label: `${label}前三位占比`, value, format: 'share' });
}
