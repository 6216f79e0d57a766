import type { AlarmFilter } from '@chengyun/contract/alarm-query';
import { alarmKindNames } from '@chengyun/contract/alarm-words';
import type { WallFigure, WallLink, WallRow, WallSection } from '@chengyun/contract/wall';
import type { Localized } from '@chengyun/contract/words';
import { dayIn } from '../../cases/number.ts';
import { countEach } from '../../devices/alarms/figures/count-alarms.ts';
import { isAmong } from '../../devices/alarms/view/alarm-filter.ts';
import { type SummaryRow, summarySelect } from '../../devices/alarms/view/summary.ts';
import { dayStart } from '../../measures/figures/town-days.ts';
import type { Sql } from '../../support/db/connect.ts';
import { countFigure, type Telling } from './figure.ts';

type Listed = Pick<WallSection, 'total' | 'figures' | 'rows'>;

const MOST_LAST = 3;
const UNSEEN = { zh: '未确认', en: 'Not acknowledged' };

function link(filter: AlarmFilter): WallLink {
  const search = Object.entries(filter).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { to: 'alarms', id: null, search: Object.fromEntries(search) };
}

/** Open alarms, worst and newest first, and how many nobody has taken note of. Those of drills and maintenance stay out. */
export async function alarmsOf({ sql }: Telling, filter: AlarmFilter, top: number): Promise<Listed> {
  const open: AlarmFilter = { ...filter, state: 'open' };
  const rows = await sql<SummaryRow[]>`
    ${summarySelect(sql)} where ${isAmong(sql, open)} and not a.quiet and a.shelved_until is null
    order by a.worst desc, a.raised_at desc, a.id desc limit ${top}`;
  // Nothing open is good news; what was last, and how it ended, says that somebody is watching.
  const last = rows.length > 0 ? [] : await lastOf(sql, filter);
  const raised: AlarmFilter = { ...filter, state: 'raised' };
  const { unseen } = await countEach(sql, raised, { unseen: raised });
  return {
    total: countFigure(UNSEEN, unseen.n, link(raised), 'lower'),
    figures: [],
    rows: [...rows.map(rowOf), ...last.map((row) => ({ ...rowOf(row), tone: 'good' as const }))],
  };
}

function lastOf(sql: Sql, filter: AlarmFilter): Promise<readonly SummaryRow[]> {
  return sql<SummaryRow[]>`
    ${summarySelect(sql)} where ${isAmong(sql, { ...filter, state: 'cleared' })} and not a.quiet
    order by a.raised_at desc, a.id desc limit ${MOST_LAST}`;
}

function rowOf(row: SummaryRow): WallRow {
  const { zh, en } = alarmKindNames[row.kind];
  const said = row.rule;
  const title = row.kind === 'fire' ? { zh: `${zh} · ${said.zh}`, en: `${en} · ${said.en}` } : said;
  // A word such as open says nothing that the rule has not said; a number does.
  const value = row.value !== null && /^-?\d/.test(String(row.value)) ? row.value : null;
  const place = [row.building ?? row.deviceName, row.place].filter((one) => one !== null).join(' · ');
  return {
    key: row.id,
    title: value === null ? title : { zh: `${title.zh} ${value}`, en: `${title.en} ${value}` },
    note: { zh: place, en: place },
    at: row.raisedAt.toISOString(),
    tone: toneOf(row),
    state: row.state,
    figure: null,
    thing: { kind: 'alarm', id: row.id },
    position: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  };
}

/** What was judged false or a test burns no more, though its condition still stands. */
function toneOf({ kind, severity, state }: SummaryRow): WallRow['tone'] {
  if (state === 'false' || state === 'test') return 'plain';
  if (kind === 'fire') return 'fire';
  return severity === 'critical' || severity === 'major' ? 'soon' : 'plain';
}

const TODAY = {
  all: { zh: '今日火警与预警', en: 'Fire alarms and warnings today' },
  fire: { zh: '火警', en: 'Fire alarms' },
  warning: { zh: '预警', en: 'Warnings' },
  raised: { zh: '未确认', en: 'Not seen' },
  confirmed: { zh: '属实', en: 'Confirmed' },
  false: { zh: '误报', en: 'False' },
  none: { zh: '待研判', en: 'To be judged' },
} satisfies Record<string, Localized>;

/** The day's alarms of a filter and what became of them. */
export async function alarmsToday(
  { sql, ground, now }: Telling,
  filter: AlarmFilter,
): Promise<Pick<WallSection, 'figures' | 'parts'>> {
  const { zone } = ground.town;
  const base: AlarmFilter = { ...filter, from: dayStart(zone, dayIn(zone, now)).toISOString() };
  const counted = await countEach(sql, base, {
    all: base,
    fire: { ...base, kind: 'fire' },
    warning: { ...base, kind: 'warning' },
    raised: { ...base, state: 'raised' },
    none: { ...base, verdict: 'none' },
    confirmed: { ...base, verdict: 'confirmed' },
    false: { ...base, verdict: 'false' },
  });
  const figure = (name: keyof typeof TODAY, lower = false): WallFigure =>
    countFigure(
      TODAY[name],
      counted[name].n,
      link({ state: undefined, ...counted[name].opens } as AlarmFilter),
      lower ? 'lower' : 'neutral',
    );
  return {
    figures: [figure('all'), figure('raised', true), figure('none'), figure('confirmed'), figure('false')],
    parts: [figure('fire'), figure('warning')],
  };
}
