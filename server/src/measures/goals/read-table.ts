import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalTableRead } from '@chengyun/contract/goals-answer';
import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../../support/http/refusal.ts';
import { beyond } from './beyond.ts';

/** A row of a table: its line in the file and its cells as text. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

type Fault = GoalTableRead['faults'][number];
type Value = GoalTableRead['values'][number];

/** As many values as are stored at once. */
const MOST = 600;

/**
 * Reads a table of month values: indicators down and months across (2026-10, 2026年10月, 10月 of this year), or one value
 * a line as indicator, month, value. What cannot be read or stored is told line by line; empty cells are passed over.
 * `today` is the town's day.
 */
export function readTable(
  rows: readonly TableRow[],
  goals: ReadonlyMap<string, GoalDefinition>,
  today: string,
): GoalTableRead {
  const [head, ...body] = rows;
  if (!head) throw new Refusal('goal.table');
  const year = Number(today.slice(0, 4));
  const months = head.cells.map((cell, at) => (at === 0 ? null : monthOf(cell, year)));
  const isAcross = months.some((month) => month !== null);
  const cells = isAcross
    ? body.flatMap((row) => across(row, months))
    : rows.flatMap((row, at) => downwards(row, at, year));
  if (cells.length === 0) throw new Refusal('goal.table');
  if (cells.length > MOST) throw new Refusal('goal.table-long', { n: cells.length, most: MOST });
  const names = namesOf(goals);
  const read = onceEach(cells.map((cell) => ({ line: cell.line, found: cellValue(cell, names, today) })));
  return {
    values: read.flatMap((one) => ('goal' in one ? [one] : [])),
    faults: [...(isAcross ? noMonths(head) : []), ...read.flatMap((one) => ('why' in one ? [one] : []))],
  };
}

/** Headings that mean a month and are none; others, such as of a column of remarks, are passed over. */
function noMonths({ line, cells }: TableRow): readonly Fault[] {
  const meant = cells.filter((cell, at) => at > 0 && /^(?:20\d\d\s*[-/.年]\s*\d+\s*月?|\d+\s*月)$/.test(cell.trim()));
  return meant.filter((cell) => monthOf(cell, 2000) === null).map((cell) => fault(line, cell, NO_MONTH));
}

/** Of two values for one month of an indicator the first is taken, the other one told. */
function onceEach(
  all: readonly { readonly line: number; readonly found: Value | Fault }[],
): readonly (Value | Fault)[] {
  const lines = new Map<string, number>();
  return all.map(({ line, found }) => {
    if (!('goal' in found)) return found;
    const own = `${found.goal} ${found.month}`;
    const before = lines.get(own);
    if (before === undefined) {
      lines.set(own, line);
      return found;
    }
    const why = {
      zh: `该指标 ${found.month} 已在第 ${before} 行`,
      en: `its ${found.month} stands in line ${before} already`,
    };
    return fault(line, String(found.value), why);
  });
}

/** A month as people write it, as YYYY-MM; null when it is none. */
export function monthOf(text: string, year: number): string | null {
  // A spreadsheet makes a date of 2026-10; it comes as the text of one, which is of that day in UTC.
  if (/GMT[+-]\d{4}/.test(text)) return new Date(text).toISOString().slice(0, 7);
  const found = /^(?:(20\d\d)\s*[-/.年]\s*)?(\d{1,2})\s*(月|[-/.]\d{1,2})?$/.exec(text.trim());
  const [, own, month = '', tail] = found ?? [];
  if (!found || (own === undefined && tail !== '月')) return null;
  const number = Number(month);
  return number >= 1 && number <= 12 ? `${own ?? year}-${String(number).padStart(2, '0')}` : null;
}

interface Cell {
  readonly line: number;
  readonly name: string;
  readonly month: string | null;
  readonly text: string;
}

function across({ line, cells }: TableRow, months: readonly (string | null)[]): readonly Cell[] {
  const [name = '', ...values] = cells;
  if (name === '') return [];
  return values.flatMap((text, at) => {
    const month = months[at + 1] ?? null;
    return month === null || text === '' || text === '—' ? [] : [{ line, name, month, text }];
  });
}

// A heading stands where the month should and is none.
function downwards({ line, cells }: TableRow, at: number, year: number): readonly Cell[] {
  const [name = '', when = '', text = ''] = cells;
  const month = monthOf(when, year);
  if (name === '' || cells.length < 3 || text === '' || (at === 0 && month === null)) return [];
  return [{ line, name, month, text }];
}

function namesOf(goals: ReadonlyMap<string, GoalDefinition>): ReadonlyMap<string, GoalDefinition> {
  return new Map(
    [...goals.values()].flatMap((goal) => [goal.id, goal.name.zh, goal.name.en].map((one) => [plain(one), goal])),
  );
}

// Units in brackets and blanks are not part of a name.
function plain(name: string): string {
  return name
    .replaceAll(/[（(][^）)]*[）)]/g, '')
    .replaceAll(/\s/g, '')
    .toLowerCase();
}

const NO_MONTH: Localized = { zh: '月份应写作 2026-10', en: 'the month must be like 2026-10' };

function cellValue(
  { line, name, month, text }: Cell,
  names: ReadonlyMap<string, GoalDefinition>,
  today: string,
): Value | Fault {
  const goal = names.get(plain(name));
  if (!goal) return fault(line, name, { zh: '没有这项指标', en: 'no such indicator' });
  if (goal.source.kind === 'measure') {
    return fault(line, name, { zh: '由系统计算，不能填报', en: 'is computed and cannot be entered' });
  }
  if (month === null) return fault(line, name, NO_MONTH);
  if (month > today.slice(0, 7)) return fault(line, month, { zh: '月份尚未开始', en: 'the month has not begun' });
  const value = numberOf(text);
  if (value === null) return fault(line, text, { zh: '不是数值', en: 'is no number' });
  const bounds = beyond(goal, value);
  return bounds ? fault(line, text, bounds) : { goal: goal.id, month, value };
}

/** A number as people write it: full-width digits, thousands in commas, a percent sign; null when it is none. */
function numberOf(text: string): number | null {
  const written = text.normalize('NFKC').replaceAll(/\s/g, '').replace(/%$/, '').replace('−', '-');
  if (!/^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/.test(written) || !/\d/.test(written)) return null;
  return Number(written.replaceAll(',', ''));
}

function fault(line: number, what: string, why: Localized): Fault {
  return { line, what: what.slice(0, 60), why };
}
