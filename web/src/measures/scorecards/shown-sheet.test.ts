import type { Scorecard } from '@chengyun/contract/scorecards';
import type { ScorecardAnswer, ScoreIssue, ScoreSheet } from '@chengyun/contract/scorecards-answer';
import { expect, test } from 'vitest';
import { cellOf, sheetDays, shownSheet } from './shown-sheet.ts';

const words = { zh: '考核', en: 'Card' };
const card: Scorecard = {
  ...{ id: 'card', name: words, origin: words, full: 100, groups: [], items: [] },
  period: 'month',
  whenNothing: 'leave-out',
};
const sheet = (at: string): ScoreSheet => ({
  ...{ card, period: '2026-10', at, groups: [] },
  ...{ from: '2026-09-30T16:00:00Z', to: '2026-10-31T16:00:00Z' },
});
const issue = (version: number): ScoreIssue => ({
  ...{ version, reason: '', by: null, at: '2026-11-02T01:00:00Z', sheet: sheet(`v${version}`), changed: [] },
});

function answer(issues: readonly ScoreIssue[], now: ScoreSheet | null): ScorecardAnswer {
  const whole = {
    card: { ...card, groups: [], items: [] },
    period: '2026-10',
    periods: [],
    over: true,
    obstacle: null,
    differs: false,
  };
  return { ...whole, now, issues: [...issues] };
}

test('an address shows the version it names, else the last published one, else the sheet of now', () => {
  const all = answer([issue(1), issue(2)], sheet('now'));
  const shown = ['1', '2', 'now', undefined, '9'].map((version) => shownSheet(all, version)?.sheet.at);
  expect(shown).toEqual(['v1', 'v2', 'now', 'v2', 'v2']);
  expect(shownSheet(answer([], sheet('now')), undefined)?.issue).toBe(null);
});

test('who sees no sheet of now is shown what was published, and nothing where nothing was', () => {
  expect(shownSheet(answer([issue(1)], null), 'now')?.sheet.at).toBe('v1');
  expect(shownSheet(answer([], null), undefined)).toBe(null);
});

test('a cell of the address names unit and item; the days of a month are its own in the town', () => {
  expect([cellOf('u1:on-time'), cellOf('on-time'), cellOf(undefined)]).toEqual([
    { unitId: 'u1', item: 'on-time' },
    null,
    null,
  ]);
  expect(sheetDays(sheet(''), 'Asia/Shanghai')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
});
