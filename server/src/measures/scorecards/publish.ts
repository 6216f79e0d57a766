import type { Scorecard } from '@chengyun/contract/scorecards';
import type { NewScoreEntry, NewScoreIssue } from '@chengyun/contract/scorecards-answer';
import { Refusal } from '../../support/http/refusal.ts';
import type { Asker } from '../ask-measure.ts';
import { fillSheet } from './fill-sheet.ts';
import { obstacleTo } from './obstacle-to.ts';
import { scorePeriod } from './score-period.ts';
import { addEntry, addIssue, issuesOf } from './score-queries.ts';

/** Publishes the sheet of a period that is over and ranks somebody: it stays as it is. Later ones stand beside it and say why. */
export async function publish(
  asker: Asker,
  card: Scorecard,
  { period: name, reason = '' }: NewScoreIssue,
): Promise<void> {
  const { sql, ground, now } = asker;
  const period = scorePeriod(name, card.period, ground.town.zone);
  const last = (await issuesOf(sql, card.id, name)).at(-1);
  const sheet = await fillSheet(asker, card, period);
  const obstacle = obstacleTo(sheet, last?.sheet, now);
  if (obstacle) throw new Refusal(`scorecard.${obstacle}`, { period: name });
  if (last && reason.trim() === '') throw new Refusal('scorecard.needs-reason', { period: name });
  const version = (last?.version ?? 0) + 1;
  if (!(await addIssue(sql, { scorecard: card.id, version, sheet, reason: reason.trim() }))) {
    throw new Refusal('conflict', { what: `${card.id} ${name}`, version });
  }
}

/** Gives points by hand, with a reason; published sheets stay as they are. */
export async function giveByHand({ sql, ground }: Asker, card: Scorecard, given: NewScoreEntry): Promise<void> {
  const { period, unitId, item: id, points, reason } = given;
  scorePeriod(period, card.period, ground.town.zone);
  const item = card.items.find((one) => one.id === id);
  if (item?.kind !== 'manual') throw new Refusal('scorecard.not-by-hand', { item: item?.name ?? id });
  if (points < item.least || points > item.most) {
    throw new Refusal('scorecard.points', { item: item.name, points, least: item.least, most: item.most });
  }
  const unit = ground.units.get(unitId);
  if (!unit || !card.groups.some(({ unitKinds }) => unitKinds.includes(unit.kind))) {
    throw new Refusal('scorecard.unit', { unit: unit?.name ?? unitId });
  }
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.score_entry'))`;
  await addEntry(sql, { scorecard: card.id, period, unitId, item: id, points, reason });
}
