import type { KindPolicy } from '@chengyun/contract/pack';
import type { CaseState } from '@chengyun/contract/words';
import type { ClockName } from '../clocks/clock.ts';

/** What the design says of a case, in the fewest words: the page "the loop" read as a machine, apart from the code. */
export interface Model {
  readonly state: CaseState;
  readonly suspended: boolean;
  readonly returns: number;
  readonly reworks: number;
  readonly extensions: number;
  readonly suspensions: number;
  readonly reopens: number;
  /** Unit whose lead task is still to be done, and the one that had it last. */
  readonly lead: string | null;
  readonly lastLead: string | null;
  readonly co: readonly string[];
  readonly verify: string | null;
  readonly handler: string | null;
  readonly extension: boolean;
  readonly suspension: boolean;
  /** Who asked to void. */
  readonly voiding: string | null;
  readonly appeal: 'none' | 'open' | 'reviewed' | 'decided';
  readonly calledBack: boolean;
  readonly missedCalls: number;
  readonly dissatisfied: boolean;
  readonly supervisions: readonly { readonly level: string; readonly answered: boolean; readonly lifted: boolean }[];
  readonly clocks: Readonly<Partial<Record<ClockName, ModelClock>>>;
}
export type ModelClock = 'running' | 'paused' | 'judged' | 'dropped';

/** What the model is told about time and lateness, which the clocks' own tests prove. */
export interface Facts {
  readonly kind: KindPolicy;
  readonly finder: string | null;
  readonly overdue: boolean;
  /** The end asked for in a waiting suspension has passed. */
  readonly suspensionPast: boolean;
  /** The date of a waiting extension is no longer after the due instant, which a suspension has moved since. */
  readonly extensionPast: boolean;
  readonly late: boolean;
  readonly daysSinceClosing: number;
  readonly mainId: string;
  readonly measured: readonly ClockName[];
}

export const everyClock: readonly ClockName[] = ['accept', 'file', 'dispatch', 'contact', 'handle', 'check', 'whole'];

/** The case as just reported. */
export function reported(facts: Pick<Facts, 'measured'>): Model {
  const counts = { returns: 0, reworks: 0, extensions: 0, suspensions: 0, reopens: 0 };
  const tasks = { lead: null, lastLead: null, co: [], verify: null, handler: null };
  const requests = { extension: false, suspension: false, voiding: null, appeal: 'none' } as const;
  const rest = { suspended: false, calledBack: false, missedCalls: 0, dissatisfied: false, supervisions: [] };
  const blank: Model = { state: 'reported', ...counts, ...tasks, ...requests, ...rest, clocks: {} };
  return run(run(blank, facts, 'accept'), facts, 'file');
}

/** Starts or restarts a clock that the kind measures. */
export function run(model: Model, { measured }: Pick<Facts, 'measured'>, name: ClockName): Model {
  return measured.includes(name) ? { ...model, clocks: { ...model.clocks, [name]: 'running' } } : model;
}

function change(model: Model, names: readonly ClockName[], from: readonly ModelClock[], to: ModelClock): Model {
  const changed = names.filter((name) => from.includes(model.clocks[name] ?? to));
  return { ...model, clocks: { ...model.clocks, ...Object.fromEntries(changed.map((name) => [name, to])) } };
}

/** Stops clocks with a verdict. */
export function halt(model: Model, ...names: readonly ClockName[]): Model {
  return change(model, names, ['running', 'paused'], 'judged');
}

/** Ends clocks without one. */
export function drop(model: Model, ...names: readonly ClockName[]): Model {
  return change(model, names, ['running', 'paused'], 'dropped');
}

/** Pauses clocks that run. */
export function pauseOf(model: Model, ...names: readonly ClockName[]): Model {
  return change(model, names, ['running'], 'paused');
}

/** Lets clocks run on. */
export function unpause(model: Model, ...names: readonly ClockName[]): Model {
  return change(model, names, ['paused', 'judged'], 'running');
}

/** Supervisions of a case in which nobody answers any more. */
export function lifted({ supervisions }: Model): Model['supervisions'] {
  return supervisions.map((one) => ({ ...one, lifted: true }));
}

/** Ends a case that is not judged. */
export function end(model: Model, state: CaseState): Model {
  const nothing = {
    suspended: false,
    lead: null,
    co: [],
    verify: null,
    extension: false,
    suspension: false,
    voiding: null,
    supervisions: lifted(model),
  };
  return { ...drop(model, ...everyClock), ...nothing, state };
}
