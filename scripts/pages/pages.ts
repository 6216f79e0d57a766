import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { betweenMarks } from './between-marks.ts';
import { lifeDiagram, lifeMarkdown } from './life-tables.ts';
import { settingsTable } from './settings-table.ts';
import { wordsTables } from './words-tables.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Parts of pages that are made from the code: page, mark, and how to make it. */
const PARTS = [
  { page: 'docs/the-loop.md', mark: 'diagram', make: lifeDiagram },
  { page: 'docs/the-loop.md', mark: 'table', make: lifeMarkdown },
  { page: 'docs/words.md', mark: 'names', make: wordsTables },
  { page: 'docs/operators.md', mark: 'settings', make: () => settingsTable('en') },
  { page: 'docs/operators.zh.md', mark: 'settings', make: () => settingsTable('zh') },
] as const;

/** The pages that hold such parts. */
export const pages: readonly string[] = [...new Set(PARTS.map(({ page }) => page))];

/** A page as it is kept, and as it would be with its parts made anew. */
export function remade(page: string): { readonly kept: string; readonly made: string } {
  const kept = readFileSync(join(ROOT, page), 'utf8');
  const parts = PARTS.filter((part) => part.page === page);
  return { kept, made: parts.reduce((text, { mark, make }) => betweenMarks(text, mark, make()), kept) };
}
