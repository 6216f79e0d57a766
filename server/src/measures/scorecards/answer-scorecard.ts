import type { Scorecard } from '@chengyun/contract/scorecards';
import type { ScorecardAnswer, ScoreIssue } from '@chengyun/contract/scorecards-answer';
import { sightOf } from '../../people/sight.ts';
import type { Asker } from '../ask-measure.ts';
import { changedBetween, saysTheSame } from './changed-between.ts';
import { fillSheet } from './fill-sheet.ts';
import { obstacleTo } from './obstacle-to.ts';
import { recentPeriods, scorePeriod } from './score-period.ts';
import { issuesOf, publishedPeriods } from './score-queries.ts';

/** A scorecard in a period (the last one that is over unless told); who does not see the whole town sees what was published. */
export async function answerScorecard(
  asker: Asker,
  card: Scorecard,
  asked: string | undefined,
): Promise<ScorecardAnswer> {
  const { sql, ground, actor, now } = asker;
  const { zone } = ground.town;
  const recent = recentPeriods(card.period, zone, now);
  const period = scorePeriod(asked ?? recent[1] ?? '', card.period, zone);
  const published = (await publishedPeriods(sql)).filter(({ scorecard }) => scorecard === card.id);
  const issues = withChanges(await issuesOf(sql, card.id, period.name));
  const sheet = sightOf(actor) === 'all' ? await fillSheet(asker, card, period) : null;
  const last = issues.at(-1);
  const names = [...new Set([...recent, ...published.map((one) => one.period)])].toSorted().toReversed();
  return {
    ...{ card, period: period.name, over: period.to <= now, now: sheet, issues },
    obstacle: sheet && obstacleTo(sheet, last?.sheet, now),
    differs: sheet !== null && last !== undefined && !saysTheSame(last.sheet, sheet),
    periods: names.map((name) => ({
      period: name,
      issues: published.find((one) => one.period === name)?.issues ?? 0,
    })),
  };
}

function withChanges(issues: readonly Omit<ScoreIssue, 'changed'>[]): ScoreIssue[] {
  return issues.map((issue, at) => ({ ...issue, changed: changedBetween(issues[at - 1]?.sheet ?? null, issue.sheet) }));
}
