import type { Language } from '../../server/src/config-help.ts';
import { SETTINGS } from '../../server/src/config-table.ts';
import { markdownTable } from './between-marks.ts';

const HEADS = { en: ['setting', 'default', 'meaning'], zh: ['名称', '默认', '含义'] } as const;

/** The settings of the environment as a Markdown table. */
export function settingsTable(language: Language): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => [
    `\`${name}\``,
    setting.default === undefined ? '—' : `\`${setting.default}\``,
    setting[language],
  ]);
  return markdownTable(HEADS[language], rows);
}
