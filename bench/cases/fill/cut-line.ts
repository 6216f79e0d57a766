/** What of a stored line differs from copy to copy. */
type Part =
  | { readonly what: 'id'; readonly nth: number }
  | { readonly what: 'day'; readonly day: number; readonly rest: string }
  | { readonly what: 'number' | 'lower' | 'tail' | 'external' };

/** A line of COPY text, cut where copies differ: text, part, text, part, …, text. */
export interface CutLine {
  readonly texts: readonly string[];
  readonly parts: readonly Part[];
}

/** What a copy is given. */
export interface CopyFacts {
  /** One for each id of the template, the case's own first. */
  readonly ids: readonly string[];
  readonly number: string;
  readonly tail: string;
  readonly external: string;
  /** Days later than the template; below 0 for earlier. */
  readonly shift: number;
}

const DAY = 86_400_000;
const INSTANT = String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00|Z)`;
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Cuts a line at the given ids, at every instant and at the case's numbers; what is left is the same in all copies. */
export function cutLine(line: string, ids: readonly string[], number: string): CutLine {
  const [tail = ''] = number.split('-').slice(-1);
  const pattern = new RegExp(`${ID}|${INSTANT}|${number}|${number.toLowerCase()}|'${tail}'|bench-\\d+`, 'g');
  const texts: string[] = [];
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(pattern)) {
    const part = partOf(found, ids, number);
    if (!part) continue;
    texts.push(line.slice(from, index));
    parts.push(part);
    from = index + found.length;
  }
  return { texts: [...texts, line.slice(from)], parts };
}

function partOf(found: string, ids: readonly string[], number: string): Part | null {
  if (found === number) return { what: 'number' };
  if (found === number.toLowerCase()) return { what: 'lower' };
  if (found.startsWith("'")) return { what: 'tail' };
  if (found.startsWith('bench-')) return { what: 'external' };
  const nth = ids.indexOf(found);
  if (nth >= 0) return { what: 'id', nth };
  if (!/[ T]/.test(found)) return null;
  const text = found.replace(' ', 'T').replace('+00', 'Z');
  return { what: 'day', day: Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY, rest: text.slice(10) };
}

/** The line of one copy, with its line break. */
export function renderLine({ texts, parts }: CutLine, facts: CopyFacts): string {
  let line = texts[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part) line += partText(part, facts);
    line += texts[at + 1] ?? '';
  }
  return `${line}\n`;
}

function partText(part: Part, facts: CopyFacts): string {
  switch (part.what) {
    case 'id':
      return facts.ids[part.nth] ?? '';
    case 'day':
      return dayText(part.day + facts.shift) + part.rest;
    case 'number':
      return facts.number;
    case 'lower':
      return facts.number.toLowerCase();
    case 'tail':
      return `'${facts.tail}'`;
    case 'external':
      return facts.external;
  }
}

const days = new Map<number, string>();

/** A day counted from 1970 as YYYY-MM-DD. */
export function dayText(day: number): string {
  const known = days.get(day);
  if (known) return known;
  const text = new Date(day * DAY).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
}
