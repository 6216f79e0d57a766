/** A run of a line: text that looks and leads alike, where it begins and how wide it is. */
export interface Run {
  readonly text: string;
  readonly key: string | null;
  readonly x: number;
  readonly width: number;
}

/** A laid line; `stretch` is what is added between its characters so that it fills the width. */
export interface Line {
  readonly runs: readonly Run[];
  readonly stretch: number;
}

/** A piece of text with the figure it is, if it is one. */
export interface Piece {
  readonly text: string;
  readonly key: string | null;
}

interface Unit extends Piece {
  readonly width: number;
}

/** Stand at no line's beginning, and at no line's end (禁则). */
const NOT_FIRST = /^[，。、；：！？）》」』”’…—·％%]/u;
const NOT_LAST = /[（《「『“‘]$/u;
const WORD = /[0-9A-Za-z.,%/:+-]+|[^0-9A-Za-z.,%/:+-]/gu;

export interface Laying {
  readonly width: number;
  /** Room left free before the first line. */
  readonly indent: number;
  readonly measure: (text: string) => number;
  readonly justify: boolean;
  /** What is added between characters in any case; below nought they stand closer. */
  readonly tight: number;
}

/**
 * Breaks text into lines: between Chinese characters anywhere but where punctuation forbids, within a number or a word only
 * if it is longer than a line.
 */
export function layLines(pieces: readonly Piece[], laying: Laying): readonly Line[] {
  const units = pieces.flatMap((piece) => unitsOf(piece, laying));
  const rows: Unit[][] = [];
  let row: Unit[] = [];
  let used = laying.indent;
  for (const unit of units) {
    if (row.length > 0 && used + unit.width > laying.width + SLACK) {
      const carried = carriedOver(row, unit);
      rows.push(row.slice(0, row.length - carried.length));
      row = [...carried];
      used = carried.reduce((sum, { width }) => sum + width, 0);
    }
    row.push(unit);
    used += unit.width;
  }
  if (row.length > 0) rows.push(row);
  return rows.map((one, at) => lineOf(one, laying, at === 0 ? laying.indent : 0, at === rows.length - 1));
}

const SLACK = 0.01;

function unitsOf({ text, key }: Piece, { measure, tight, width }: Laying): readonly Unit[] {
  const unit = (one: string): Unit => ({ text: one, key, width: measure(one) + tight * [...one].length });
  return (text.match(WORD) ?? []).map(unit).flatMap((one) => (one.width > width ? [...one.text].map(unit) : [one]));
}

// What must go down with the unit that no longer fits: punctuation takes the character before it along.
function carriedOver(row: readonly Unit[], next: Unit): readonly Unit[] {
  let from = row.length;
  let first: Unit | undefined = next;
  while (from > 1 && first && (NOT_FIRST.test(first.text) || NOT_LAST.test(row[from - 1]?.text ?? ''))) {
    from -= 1;
    first = row[from];
  }
  return row.slice(from);
}

// A line that a long word left half empty stays so: drawn apart it could not be read.
const LOOSEST_EM = 0.5;

function lineOf(units: readonly Unit[], laying: Laying, indent: number, isLast: boolean): Line {
  const { width, justify, tight } = laying;
  const used = units.reduce((sum, unit) => sum + unit.width, indent);
  const gaps = units.reduce((sum, { text }) => sum + [...text].length, 0) - 1;
  const room = justify && !isLast && gaps > 0 ? Math.max(0, (width - used) / gaps) : 0;
  const stretch = room > LOOSEST_EM * laying.measure('（') ? 0 : room;
  const runs: Run[] = [];
  let x = indent;
  for (const { text, key, width: own } of units) {
    const wide = own + stretch * [...text].length;
    const last = runs.at(-1);
    if (last && last.key === key) runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + wide };
    else runs.push({ text, key, x, width: wide });
    x += wide;
  }
  return { runs, stretch: stretch + tight };
}
