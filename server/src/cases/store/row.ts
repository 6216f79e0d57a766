import { isDeepStrictEqual } from 'node:util';
import type { Clock, ClockName } from '../clocks/clock.ts';
import type { CaseAggregate, CaseFields } from '../life/aggregate.ts';
import { openTasks } from '../life/standing.ts';
import type { Glance } from './glance.ts';

/** Columns of `cases` that a field of the aggregate is stored in. */
const columns = {
  kind: 'kind',
  policyId: 'policy_id',
  policyVersion: 'policy_version',
  source: 'source',
  externalNumber: 'external_number',
  matter: 'matter',
  title: 'title',
  text: 'text',
  taxonomy: 'taxonomy',
  categoryCode: 'category_code',
  conditionCode: 'condition_code',
  place: 'place',
  lon: 'lon',
  lat: 'lat',
  areaCode: 'area_code',
  gridCode: 'grid_code',
  communityCode: 'community_code',
  reportedBy: 'reported_by',
  reporterRole: 'reporter_role',
  reporterUnitId: 'reporter_unit_id',
  complainedUnitId: 'complained_unit_id',
  leadUnitId: 'lead_unit_id',
  handlerId: 'handler_id',
  outcome: 'outcome',
  factFinding: 'fact_finding',
  demandFinding: 'demand_finding',
  solved: 'solved',
  satisfaction: 'satisfaction',
  calledBack: 'called_back',
  missedCalls: 'missed_calls',
  late: 'late',
  exempt: 'exempt',
  dissatisfied: 'dissatisfied',
  suspendedUntil: 'suspended_until',
  returns: 'returns',
  reworks: 'reworks',
  extensions: 'extensions',
  suspensions: 'suspensions',
  reopens: 'reopens',
  signals: 'signals',
  grouped: 'grouped',
  frequent: 'frequent',
  rungs: 'rungs',
  mergedInto: 'merged_into',
  parentId: 'parent_id',
  sample: 'sample',
  reportedAt: 'reported_at',
  filedAt: 'filed_at',
  closedAt: 'closed_at',
} as const satisfies Record<keyof CaseFields, string>;

export type Row = Readonly<Record<string, unknown>>;

const fieldNames = Object.keys(columns) as readonly (keyof CaseFields)[];

/** The row of a case, without its search words. */
export function toRow(aggregate: CaseAggregate, glance: Glance): Row {
  const row: Record<string, unknown> = {};
  for (const field of fieldNames) row[columns[field]] = aggregate.fields[field];
  const open = aggregate.supervisions.filter((one) => !one.liftedAt);
  return {
    ...row,
    id: aggregate.id,
    number: aggregate.number,
    version: aggregate.version,
    state: aggregate.state,
    updated_at: aggregate.updatedAt,
    unit_ids: unitsOn(aggregate),
    supervision: highest(open.map((one) => one.level)),
    led: open.some((one) => one.level === 'led'),
    open_requests: aggregate.requests.filter((one) => one.state === 'open' || one.state === 'reviewed').length,
    due_clock: glance.dueClock,
    due_at: glance.dueAt,
    lamp: glance.lamp,
    next_at: glance.nextAt,
  };
}

/** The columns of `after` that may differ from what is stored of `before`; what a list shows of the clocks always may. */
export function movedColumns(before: CaseAggregate, after: CaseAggregate, glance: Glance): Row {
  const stored = toRow(before, glance);
  return Object.fromEntries(
    Object.entries(toRow(after, glance)).filter(
      ([name, value]) => ofGlance.has(name) || !isDeepStrictEqual(value, stored[name]),
    ),
  );
}

const ofGlance: ReadonlySet<string> = new Set(['due_clock', 'due_at', 'lamp', 'next_at']);

/** The fields back from a row as the database gives it. */
export function toFields(row: Row): CaseFields {
  const fields: Record<string, unknown> = {};
  for (const field of fieldNames) fields[field] = plain(row[columns[field]]);
  return fields as unknown as CaseFields;
}

/** A clock as stored (`clock.detail`) and back. */
export function clockToDetail(clock: Clock): unknown {
  return clock;
}

export function clockFromDetail(detail: unknown): Clock {
  const stored = detail as Record<string, unknown> & { pauses: { from: string; to: string | null; why: string }[] };
  const date = (key: string) => (typeof stored[key] === 'string' ? new Date(stored[key]) : null);
  return {
    ...(stored as unknown as Clock),
    startedAt: date('startedAt') ?? new Date(Number.NaN),
    dueAt: date('dueAt') ?? new Date(Number.NaN),
    yellowAt: date('yellowAt') ?? new Date(Number.NaN),
    runningSince: date('runningSince'),
    stoppedAt: date('stoppedAt'),
    bufferDueAt: date('bufferDueAt'),
    pauses: stored.pauses.map(({ from, to, why }) => ({ from: new Date(from), to: to ? new Date(to) : null, why })),
  };
}

export function clocksFromDetails(details: readonly unknown[] | null): CaseAggregate['clocks'] {
  const clocks = (details ?? []).map(clockFromDetail);
  return Object.fromEntries(clocks.map((clock) => [clock.name, clock])) as Partial<Record<ClockName, Clock>>;
}

/** Whoever has or had a task may see the case: one that replied still answers for it, one that returned it for that. */
export function unitsOn(aggregate: CaseAggregate): readonly string[] {
  const working = openTasks(aggregate).map((task) => task.unitId);
  const had = aggregate.tasks
    .filter((task) => task.state === 'done' || task.state === 'returned')
    .map((task) => task.unitId);
  return [...new Set([...working, ...had])];
}

// A leader's name on a case is help before it is blame, so it stands below the cards.
const order = ['urge', 'led', 'yellow', 'red', 'council'];

function highest(levels: readonly string[]): string | null {
  return levels.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null;
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
