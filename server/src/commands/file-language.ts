import type { Language } from '../support/http/language.ts';

/** The language of what a command writes into files: English where the terminal is, else Chinese, as for a job of the night. */
export function fileLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  return /^en/i.test(env['LC_ALL'] || env['LANG'] || '') ? 'en' : 'zh';
}
