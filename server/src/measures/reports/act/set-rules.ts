import type { NewReportRules, ReportRulesNow } from '@chengyun/contract/report-rules';
import type { ReportSettings, ReportSettingsNow } from '@chengyun/contract/reports';
import type { Sql } from '../../../support/db/connect.ts';
import type { Language } from '../../../support/http/language.ts';
import { Refusal } from '../../../support/http/refusal.ts';
import { insertRules, newestRules } from '../store/rules-queries.ts';
import { readSettings, writeSettings } from '../store/settings-queries.ts';
import { readRules } from '../write/check-rules.ts';
import { KNOWN_NAMES } from '../write/names.ts';
import type { Rules } from './shipped-rules.ts';

/** The rules in force with the names they may use. */
export async function rulesNow(sql: Sql, shipped: Rules): Promise<ReportRulesNow> {
  const kept = await newestRules(sql);
  const names = [...KNOWN_NAMES];
  if (kept) return { ...kept, names };
  return { version: 0, text: shipped.text, note: null, createdBy: null, createdAt: null, names };
}

/** Keeps rules that hold as the next version; refuses the first thing wrong with them. */
export async function saveRules(
  sql: Sql,
  shipped: Rules,
  { text, note }: NewReportRules,
  { by, seen, language }: { readonly by: string; readonly seen: number | undefined; readonly language: Language },
): Promise<ReportRulesNow> {
  const [problem] = readRules(text).problems;
  if (problem) throw new Refusal('report.bad-rules', { line: problem.line, why: problem.message[language] });
  const { version } = await rulesNow(sql, shipped);
  const isNext = seen === undefined || seen === version;
  if (!isNext || !(await insertRules(sql, { version: version + 1, text, note }, by))) {
    const what = { zh: '报告规则', en: 'the rules of the report' };
    throw new Refusal('conflict', { what, version }, { version });
  }
  return rulesNow(sql, shipped);
}

/** Sets when reports are made and who signs. */
export async function saveSettings(
  sql: Sql,
  settings: ReportSettings,
  by: string,
  seen: number | undefined,
): Promise<ReportSettingsNow> {
  if (await writeSettings(sql, settings, by, seen)) return readSettings(sql);
  const { version } = await readSettings(sql);
  const what = { zh: '报告设置', en: 'the settings of reports' };
  throw new Refusal('conflict', { what, version }, { version });
}
