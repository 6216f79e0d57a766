import type { WallRibbon } from '@chengyun/contract/wall';
import { dayIn } from '../../cases/number.ts';
import { narrowedBy, narrowedSql } from '../../measures/figures/narrow.ts';
import { addDays } from '../../measures/figures/town-days.ts';
import { quote } from '../../measures/plan/condition-sql.ts';
import { askMeasure, measureFigure, measureLink, type Telling } from './figure.ts';

const SLOT_MINUTES = 10;
const SLOTS = 144;
const SLOT_MS = SLOT_MINUTES * 60_000;
const NAME = { zh: '近 24 小时上报', en: 'Reported in 24 hours' };

/** The last 24 hours in slots of ten minutes that end with the one now running. */
export async function ribbonOf(telling: Telling): Promise<WallRibbon> {
  const { now, ground, cases } = telling;
  const end = (Math.floor(now.getTime() / SLOT_MS) + 1) * SLOT_MS;
  const from = new Date(end - SLOTS * SLOT_MS);
  const narrowed = narrowedSql(narrowedBy(cases, ground), 'reported', ground.town.zone);
  const query = { from: from.toISOString(), compare: false, ...cases };
  const answer = await askMeasure(telling, 'loop.reported', query);
  if (!answer) throw new Error('The measure loop.reported is not there');
  return {
    from: from.toISOString(),
    slotMinutes: SLOT_MINUTES,
    reported: await slots(
      telling,
      from,
      end,
      `select f.reported_at as at from case_fact f where ${narrowed} and f.ended <> 'voided'`,
    ),
    late: await slots(
      telling,
      from,
      end,
      `select f.handle_at as at from case_fact f where ${narrowed} and f.handle in ('late', 'none') and f.ended in ('open', 'closed')`,
    ),
    fires: await slots(
      telling,
      from,
      end,
      `select a.raised_at as at from alarm a where not a.quiet and a.kind in ('fire', 'warning')`,
    ),
    total: measureFigure(answer.measure, answer.total, measureLink('loop.reported', query), NAME),
    mean: await meanOf(telling),
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
