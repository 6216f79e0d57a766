import { NewReportRules, ReportRulesNow, ReportRulesTried } from '@chengyun/contract/report-rules';
import { ReportSettings, ReportSettingsNow } from '@chengyun/contract/reports';
import Type from 'typebox';
import { townSeers } from '../../people/sight.ts';
import { type TownApp, townRoute } from '../../people/town-route.ts';
import type { Maker } from './act/make-version.ts';
import { rulesNow, saveRules, saveSettings } from './act/set-rules.ts';
import { tryRules } from './act/try-rules.ts';
import { readSettings } from './store/settings-queries.ts';

const tag = 'reports';
const KEEPERS = ['chief', 'admin'] as const;

/** By which sentences reports are written, when they are made, and who signs. */
export function rulesRoutes(app: TownApp, maker: Maker): void {
  const { shipped } = maker;
  townRoute(app, {
    ...{ method: 'GET', url: '/reports/rules', tag, roles: townSeers },
    summary: 'The sentence rules in force, as YAML, and the names they may use',
    schema: { answer: ReportRulesNow },
    handler: ({ inTown }) => inTown((sql) => rulesNow(sql, shipped)),
  });
  townRoute(app, {
    ...{ method: 'PUT', url: '/reports/rules', tag, roles: KEEPERS },
    summary: 'Keeps new sentence rules as a version (If-Match: the version they come after)',
    schema: { body: NewReportRules, answer: ReportRulesNow },
    takes: ['If-Match'],
    handler: ({ inTown, body, actor, ifMatch, language }) =>
      inTown((sql) => saveRules(sql, shipped, body, { by: actor.id, seen: ifMatch, language })),
  });
  townRoute(app, {
    ...{ method: 'POST', url: '/reports/rules/try', tag, roles: KEEPERS, onlyReads: true },
    summary: 'What rules would write over the figures of the last week that is over; changes nothing',
    schema: { body: Type.Pick(NewReportRules, ['text']), answer: ReportRulesTried },
    handler: ({ townId, body, language, now }) => tryRules(maker, townId, body.text, language, now),
  });
  townRoute(app, {
    ...{ method: 'GET', url: '/reports/settings', tag, roles: townSeers },
    summary: 'When reports are made by themselves, and who signs them',
    schema: { answer: ReportSettingsNow },
    handler: ({ inTown }) => inTown(readSettings),
  });
  townRoute(app, {
    ...{ method: 'PUT', url: '/reports/settings', tag, roles: KEEPERS },
    summary: 'Sets when reports are made by themselves, and who signs them (If-Match: version)',
    schema: { body: ReportSettings, answer: ReportSettingsNow },
    takes: ['If-Match'],
    handler: ({ inTown, body, actor, ifMatch }) => inTown((sql) => saveSettings(sql, body, actor.id, ifMatch)),
  });
}
