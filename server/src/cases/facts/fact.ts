import type { Contact, Ending, Verdict } from '@chengyun/contract/measures';
import type { Frequency } from '@chengyun/contract/words';
import { type Clock, openPause } from '../clocks/clock.ts';
import type { CaseAggregate } from '../life/aggregate.ts';
import { type SettledClock, settledClock, settledClose } from './settled.ts';

/**
 * All that is counted of a case, as one row of `case_fact`; named as its columns are. Instants are RFC 3339 texts.
 * `dispatch_at`, `handle_at` and `close_at` are when that duty was done or due, whichever came first; null while the
 * clock does not run.
 */
export interface CaseFact {
  readonly case_id: string;
  readonly kind: string;
  readonly source: string;
  readonly matter: string;
  readonly category: string;
  readonly community: string;
  readonly grid: string;
  readonly unit_grid: string;
  readonly unit: string;
  readonly reporter: string;
  readonly unit_ids: readonly string[];
  readonly ended: Ending;
  readonly reported_at: string;
  readonly filed_at: string | null;
  readonly dispatch_at: string | null;
  readonly handle_at: string | null;
  readonly close_at: string | null;
  readonly closed_at: string | null;
  readonly accept: Verdict;
  readonly file: Verdict;
  readonly dispatch: Verdict;
  readonly contact: Contact;
  readonly handle: Verdict;
  readonly check_: Verdict;
  readonly close: Verdict;
  readonly handle_seconds: number | null;
  readonly outcome: string;
  readonly fact_finding: string;
  readonly demand_finding: string;
  readonly solved: 'yes' | 'no' | 'none';
  readonly satisfaction: string;
  readonly called_back: boolean;
  readonly late: boolean;
  readonly exempt: boolean;
  readonly dissatisfied: boolean;
  readonly quick: boolean;
  readonly returned: boolean;
  readonly supervised: boolean;
  readonly led: boolean;
  readonly suspended: boolean;
  readonly part: boolean;
  readonly reworks: number;
  readonly extensions: number;
  readonly reopens: number;
  readonly signals: number;
  readonly grouped: boolean;
  readonly frequent: Frequency;
}

/** The fact of a case. Pure; it says nothing of now, so it changes only when the case does. `unitIds` are those who may see it. */
export function factOf(aggregate: CaseAggregate, unitIds: readonly string[]): CaseFact {
  const { fields, clocks, supervisions } = aggregate;
  const close = settledClose(aggregate);
  const handle = settledClock(clocks.handle);
  const dispatch = settledClock(clocks.dispatch);
  return {
    case_id: aggregate.id,
    ...placesOf(aggregate),
    unit_ids: unitIds,
    ended: endingOf(aggregate),
    reported_at: fields.reportedAt,
    filed_at: fields.filedAt,
    ...{ dispatch_at: dispatch.at, handle_at: handle.at, close_at: close.at, closed_at: fields.closedAt },
    ...verdictsOf(aggregate, { close, handle, dispatch }),
    handle_seconds: handle.verdict === 'none' ? null : secondsOf(clocks.handle),
    ...findingsOf(aggregate),
    quick: aggregate.state === 'closed' && fields.filedAt !== null && fields.filedAt === fields.closedAt,
    returned: aggregate.tasks.some((task) => task.state === 'returned'),
    supervised: supervisions.some(({ level }) => level !== 'urge' && level !== 'led'),
    led: supervisions.some(({ level }) => level === 'led'),
    suspended: fields.suspensions > 0,
    part: fields.parentId !== null,
    ...{ reworks: fields.reworks, extensions: fields.extensions, reopens: fields.reopens, signals: fields.signals },
    ...{ grouped: fields.grouped, frequent: fields.frequent },
  };
}

function placesOf({ fields }: CaseAggregate) {
  const { taxonomy, categoryCode } = fields;
  return {
    kind: fields.kind,
    source: fields.source,
    matter: fields.matter ?? 'none',
    category: taxonomy && categoryCode ? `${taxonomy}:${categoryCode}` : '',
    community: fields.communityCode ?? '',
    grid: fields.gridCode ?? '',
    unit_grid: fields.areaCode ?? '',
    unit: fields.leadUnitId ?? '',
    // Of the town's own people only: the account of a resident or a company would join their cases.
    reporter: fields.reporterRole === null ? (fields.reportedBy ?? '') : '',
  };
}

function verdictsOf(
  { clocks, state }: CaseAggregate,
  settled: Readonly<Record<'close' | 'handle' | 'dispatch', SettledClock>>,
) {
  const of = (clock: Clock | undefined): Verdict => clock?.verdict ?? 'none';
  const contact = of(clocks.contact);
  const missed = contact === 'none' && clocks.contact !== undefined && state === 'closed';
  return {
    accept: of(clocks.accept),
    file: of(clocks.file),
    dispatch: settled.dispatch.verdict,
    contact: missed ? ('missed' as const) : contact,
    handle: settled.handle.verdict,
    check_: of(clocks.check),
    close: settled.close.verdict,
  };
}

function findingsOf({ fields }: CaseAggregate) {
  const { solved } = fields;
  return {
    outcome: fields.outcome ?? 'none',
    fact_finding: fields.factFinding ?? 'none',
    demand_finding: fields.demandFinding ?? 'none',
    solved: solved === null ? ('none' as const) : solved ? ('yes' as const) : ('no' as const),
    satisfaction: fields.satisfaction ?? 'none',
    called_back: fields.calledBack,
    late: fields.late,
    exempt: fields.exempt,
    dissatisfied: fields.dissatisfied,
  };
}

function endingOf({ state }: CaseAggregate): Ending {
  return state === 'closed' || state === 'declined' || state === 'voided' || state === 'merged' ? state : 'open';
}

// From the start to the stop by the wall clock, pauses left out, in whole seconds.
function secondsOf(clock: Clock | undefined): number | null {
  if (!clock?.stoppedAt || openPause(clock)) return null;
  const paused = clock.pauses.reduce((sum, { from, to }) => sum + ((to ?? from).getTime() - from.getTime()), 0);
  return Math.floor((clock.stoppedAt.getTime() - clock.startedAt.getTime() - paused) / 1000);
}
