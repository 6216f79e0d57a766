import type { WallLink, WallRibbon } from '@chengyun/contract/wall';
import { dayIn } from '../../cases/number.ts';
import { askMeasure } from '../../measures/ask-measure.ts';
import { narrowedBy, narrowedSql } from '../../measures/figures/narrow.ts';
import { addDays } from '../../measures/figures/town-days.ts';
import { quote } from '../../measures/plan/condition-sql.ts';
import { countFigure, measureFigure, measureLink, type Telling } from './figure.ts';

const SLOT_MINUTES = 10;
const SLOTS = 144;
const SLOT_MS = SLOT_MINUTES * 60_000;
const NAME = { zh: '近 24 小时上报', en: 'Reported in 24 hours' };

const DANGERS = { zh: '近 24 小时火警、预警', en: 'Fire alarms and warnings in 24 hours' };
const DANGER_ROWS = `select a.raised_at as at from alarm a where not a.quiet and a.kind in ('fire', 'warning')`;

/** The last 24 hours in slots of ten minutes that end with the one now running. */
function dayOf(now: Date): { readonly from: Date; readonly end: number } {
  const end = (Math.floor(now.getTime() / SLOT_MS) + 1) * SLOT_MS;
  return { from: new Date(end - SLOTS * SLOT_MS), end };
}

/** The day of cases: what was reported, what became late, what alarms there were. */
export async function ribbonOf(telling: Telling): Promise<WallRibbon> {
  const { now, ground, cases } = telling;
  const { from, end } = dayOf(now);
  const narrowed = narrowedSql(narrowedBy(cases, ground), 'reported', ground.town.zone);
  const query = { from: from.toISOString(), compare: false, ...cases };
  const answer = await askMeasure(telling, 'loop.reported', query);
  if (!answer) throw new Error('The measure loop.reported is not there');
  const count = (rows: string) => slots(telling, from, end, rows);
  const facts = (basis: string, test: string) =>
    count(`select f.${basis}_at as at from case_fact f where ${narrowed} and ${test}`);
  return {
    ...{ of: 'cases', from: from.toISOString(), slotMinutes: SLOT_MINUTES },
    reported: await facts('reported', `f.ended <> 'voided'`),
    late: await facts('handle', `f.handle in ('late', 'none') and f.ended in ('open', 'closed')`),
    fires: await count(DANGER_ROWS),
    total: measureFigure(answer.measure, answer.total, linkSince(telling, from), NAME),
    mean: await meanOf(telling),
  };
}

/** The page of the days since an instant, with the list since the instant itself. */
function linkSince({ ground, cases }: Telling, from: Date): WallLink {
  const { search, ...link } = measureLink('loop.reported', { ...cases, from: dayIn(ground.town.zone, from) });
  return { ...link, search: { ...search, 'in-from': from.toISOString() } };
}

/** The day of fire alarms and warnings, and among them those that were judged true. */
export async function dangerRibbonOf(telling: Telling): Promise<WallRibbon> {
  const { from, end } = dayOf(telling.now);
  const raised = await slots(telling, from, end, DANGER_ROWS);
  const link = { to: 'alarms', id: null, search: { kind: 'fire,warning', from: from.toISOString() } } as const;
  return {
    ...{ of: 'dangers', from: from.toISOString(), slotMinutes: SLOT_MINUTES },
    reported: raised,
    late: new Array<number>(SLOTS).fill(0),
    fires: await slots(telling, from, end, `${DANGER_ROWS} and a.verdict = 'confirmed'`),
    total: countFigure(
      DANGERS,
      raised.reduce((sum, n) => sum + n, 0),
      link,
    ),
    mean: null,
  };
}

/** Counts instants by slot; those to come are in none. `rows` is of our own writing. */
async function slots({ sql, now }: Telling, from: Date, end: number, rows: string): Promise<number[]> {
  const until = new Date(Math.min(end, now.getTime()));
  const counts = new Array<number>(SLOTS).fill(0);
  const found = await sql.unsafe<{ slot: number; n: number }[]>(`
    select floor(extract(epoch from at - timestamptz ${quote(from.toISOString())}) / ${SLOT_MINUTES * 60})::int as slot, count(*)::int as n
    from (${rows}) r
    where at >= timestamptz ${quote(from.toISOString())} and at < timestamptz ${quote(until.toISOString())} group by 1`);
  for (const { slot, n } of found) if (slot >= 0 && slot < SLOTS) counts[slot] = n;
  return counts;
}

const MEAN_DAYS = 28;

async function meanOf(telling: Telling): Promise<number | null> {
  const day = dayIn(telling.ground.town.zone, telling.now);
  const query = { from: addDays(day, -MEAN_DAYS), to: day, compare: false, ...telling.cases };
  const answer = await askMeasure(telling, 'loop.reported', query);
  return answer?.total.value ? answer.total.value / MEAN_DAYS : null;
}
