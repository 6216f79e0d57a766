import type { GoalDefinition } from '@chengyun/contract/goals';
import type { GoalTableRead } from '@chengyun/contract/goals-answer';
import type { Localized } from '@chengyun/contract/words';
import { Refusal } from '../../support/http/refusal.ts';

/** A row of a table: its line in the file and its cells as text. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

type Fault = GoalTableRead['faults'][number];
type Value = GoalTableRead['values'][number];

/**
 * Reads a table of month values: indicators down and months across (2026-10, 2026年10月, 10月 of `year`), or one value a
 * line as indicator, month, value. What cannot be read is told line by line; empty cells are passed over.
 */
export function readTable(
  rows: readonly TableRow[],
  goals: ReadonlyMap<string, GoalDefinition>,
  year: number,
): GoalTableRead {
  const [head, ...body] = rows;
  if (!head) throw new Refusal('goal.table');
  const months = head.cells.map((cell, at) => (at === 0 ? null : monthOf(cell, year)));
  const cells = months.some((month) => month !== null)
    ? body.flatMap((row) => across(row, months))
    : rows.flatMap((row, at) => downwards(row, at, year));
  if (cells.length === 0) throw new Refusal('goal.table');
  const names = namesOf(goals);
  const read = cells.map((cell) => cellValue(cell, names));
  return {
    values: read.flatMap((one) => ('goal' in one ? [one] : [])).slice(0, 600),
    faults: read.flatMap((one) => ('why' in one ? [one] : [])).slice(0, 100),
  };
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

function cellValue({ line, name, month, text }: Cell, names: ReadonlyMap<string, GoalDefinition>): Value | Fault {
  const goal = names.get(plain(name));
  const fault = (what: string, why: Localized): Fault => ({ line, what: what.slice(0, 60), why });
  if (!goal) return fault(name, { zh: '没有这项指标', en: 'no such indicator' });
  if (goal.source.kind === 'measure') {
    return fault(name, { zh: '由系统计算，不能填报', en: 'is computed and cannot be entered' });
  }
  if (month === null) return fault(name, { zh: '月份应写作 2026-10', en: 'the month must be like 2026-10' });
  const value = Number(text.replaceAll(/[,，\s%％]/g, ''));
  return Number.isFinite(value) ? { goal: goal.id, month, value } : fault(text, { zh: '不是数值', en: 'is no number' });
}
