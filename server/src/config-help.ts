import type { Env } from './config.ts';
import { SETTINGS } from './config-table.ts';

export type Language = 'zh' | 'en';

/** The language of the terminal: Chinese where the locale says so, else English. */
export function terminalLanguage(env: Env): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const WORDS = {
  en: {
    usage: 'npm start -- [--empty] [--sample-days=N] [--help]',
    empty: 'no sample town; the first administrator sets one up',
    settings: 'Settings (environment, all optional):',
    default: 'default',
  },
  zh: {
    usage: 'npm start -- [--empty] [--sample-days=N] [--help]',
    empty: '不建立示例镇，由首个管理员自行建立',
    settings: '环境变量（均可不设）：',
    default: '默认',
  },
} as const;

/** What `npm start -- --help` prints. */
export function helpText(language: Language): string {
  const words = WORDS[language];
  const width = Math.max(...Object.keys(SETTINGS).map((name) => name.length)) + 2;
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const standard = setting.default === undefined ? '' : ` [${words.default} ${setting.default}]`;
    return `  ${name.padEnd(width)}${setting[language]}${standard}`;
  });
  return [words.usage, `  ${'--empty'.padEnd(width)}${words.empty}`, '', words.settings, ...rows, ''].join('\n');
}
