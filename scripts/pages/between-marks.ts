/** Puts `content` between `<!-- name -->` and `<!-- /name -->` of a page; throws when the page lacks the marks. */
export function betweenMarks(page: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(open);
  const to = page.indexOf(close);
  if (from < 0 || to < from) throw new Error(`The page needs ${open} and, after it, ${close}.`);
  return `${page.slice(0, from + open.length)}\n\n${content.trim()}\n\n${page.slice(to)}`;
}

/** A Markdown table; a bar within a cell is escaped. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
