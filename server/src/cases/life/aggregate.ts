import type { Limit } from '@chengyun/contract/calendar';
import type { Request, Supervision, Task } from '@chengyun/contract/case';
import type {
  CaseState,
  DemandFinding,
  FactFinding,
  Frequency,
  Matter,
  Outcome,
  OutsideRole,
  Role,
  Satisfaction,
  SupervisionLevel,
} from '@chengyun/contract/words';
import type { Clock, ClockName } from '../clocks/clock.ts';

/** What is known of a case now, without its clocks, tasks and other parts. Instants are RFC 3339 texts, as stored. */
export interface CaseFields {
  readonly kind: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly source: string;
  readonly externalNumber: string | null;
  readonly matter: Matter | null;
  readonly title: string;
  readonly text: string | null;
  readonly taxonomy: string | null;
  readonly categoryCode: string | null;
  readonly conditionCode: string | null;
  readonly place: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly areaCode: string | null;
  readonly gridCode: string | null;
  readonly communityCode: string | null;
  readonly reportedBy: string | null;
  /** Set when somebody from outside reported: as what, and for which company. */
  readonly reporterRole: OutsideRole | null;
  readonly reporterUnitId: string | null;
  /** The unit a complaint is about: its people never learn who complained. */
  readonly complainedUnitId: string | null;
  readonly leadUnitId: string | null;
  readonly handlerId: string | null;
  readonly outcome: Outcome | null;
  readonly factFinding: FactFinding | null;
  readonly demandFinding: DemandFinding | null;
  readonly solved: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly calledBack: boolean;
  /** Attempts at a call-back since the last answer that reached nobody. */
  readonly missedCalls: number;
  readonly late: boolean;
  readonly exempt: boolean;
  readonly dissatisfied: boolean;
  readonly suspendedUntil: string | null;
  readonly returns: number;
  readonly reworks: number;
  readonly extensions: number;
  readonly suspensions: number;
  readonly reopens: number;
  readonly signals: number;
  /** 群体反映 and 高频, as the last step that asked found them. */
  readonly grouped: boolean;
  readonly frequent: Frequency;
  readonly rungs: number;
  readonly mergedInto: string | null;
  readonly parentId: string | null;
  readonly sample: boolean;
  readonly reportedAt: string;
  readonly filedAt: string | null;
  readonly closedAt: string | null;
}

type Unnamed<T, K extends keyof T> = Readonly<Omit<T, K>>;
export type TaskFields = Unnamed<Task, 'unitName' | 'handlerName'>;
export type RequestFields = Readonly<Request>;
export type SupervisionFields = Unnamed<Supervision, 'byName' | 'leaderName'>;

/** One case as a whole: what the row and its child tables hold, rebuilt by folding the journal. */
export interface CaseAggregate {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
  readonly updatedAt: string;
  readonly fields: CaseFields;
  readonly clocks: Readonly<Partial<Record<ClockName, Clock>>>;
  readonly tasks: readonly TaskFields[];
  readonly requests: readonly RequestFields[];
  readonly supervisions: readonly SupervisionFields[];
}

export interface CalendarRef {
  readonly id: string;
  readonly version: number;
}

/** What a step does to a clock; limits and calendars are resolved when it is decided, so a replay needs no policy. */
export type ClockEffect =
  | {
      readonly op: 'start' | 'restart';
      readonly name: ClockName;
      readonly limit: Limit;
      readonly calendar: CalendarRef;
      readonly buffer: Limit | null;
      readonly yellowShare: number;
      /** When the clock began, if not at the step's own instant. */
      readonly from?: string;
    }
  | { readonly op: 'pause' | 'reopen'; readonly name: ClockName; readonly why: string }
  | { readonly op: 'extend'; readonly name: ClockName; readonly by: Limit }
  | { readonly op: 'resume' | 'stop' | 'exempt' | 'drop'; readonly name: ClockName };

export type TaskEffect =
  | { readonly op: 'open'; readonly id: string; readonly unitId: string; readonly part: TaskFields['part'] }
  | { readonly op: 'accept'; readonly id: string; readonly handlerId: string | null }
  | {
      readonly op: 'close';
      readonly id: string;
      readonly state: 'done' | 'returned' | 'withdrawn';
      readonly result: string | null;
    };

export type RequestEffect =
  | {
      readonly op: 'ask';
      readonly id: string;
      readonly kind: RequestFields['kind'];
      readonly reason: string;
      readonly until: string | null;
    }
  | {
      readonly op: 'decide';
      readonly id: string;
      readonly state: 'reviewed' | 'granted' | 'refused' | 'lapsed';
      readonly decision: string | null;
    };

export type SupervisionEffect =
  | {
      readonly op: 'raise';
      readonly id: string;
      readonly level: SupervisionLevel;
      readonly demand: string;
      readonly leaderId: string | null;
      readonly answerBy: string | null;
      readonly automatic: boolean;
    }
  | { readonly op: 'answer'; readonly id: string; readonly text: string }
  | { readonly op: 'lift'; readonly id: string };

/** Everything a step changes, as data. Folding the effects of all steps gives the case. */
export interface Effects {
  readonly set?: Partial<CaseFields>;
  readonly clocks?: readonly ClockEffect[];
  readonly tasks?: readonly TaskEffect[];
  readonly requests?: readonly RequestEffect[];
  readonly supervisions?: readonly SupervisionEffect[];
  /** The step with this number, and what it did, no longer counts (undo, unmerge). */
  readonly undoes?: number;
  /** The case's own number and id, on its first step only. */
  readonly opened?: { readonly id: string; readonly number: string; readonly fields: CaseFields };
  /** Words for the reader that are not state: proposals shown, names, counts. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** One line of the journal. */
export interface Step {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorRole: Role;
  readonly actorUnitId: string | null;
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly input: Readonly<Record<string, unknown>>;
  readonly effects: Effects;
}
