import type { Readings } from '@chengyun/contract/device';

/** The numbers of a curve as CSV, oldest first, times in UTC; with the mark by which spreadsheets know UTF-8. */
export function historyCsv(steps: Readings['steps'], headings: readonly string[]): string {
  const rows = steps.map(({ at, mean, min, max, n }) => [at, mean, min, max, n].join(','));
  return `\uFEFF${[headings.map(quoted).join(','), ...rows].join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
