import type { Condition, KindPolicy } from '@chengyun/contract/pack';
import type { CaseState } from '@chengyun/contract/words';
import type { Actor } from '../../people/actor.ts';
import type { Calendar } from '../../town/calendar/compile.ts';
import type { CalendarRef, CaseAggregate, Effects } from '../life/aggregate.ts';
import type { Calendars } from '../life/calendars.ts';

/** All that a decision may look at. Ids and the time come from outside, so that a decision is a pure function. */
export interface StepContext {
  readonly before: CaseAggregate;
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
  readonly kind: KindPolicy;
  readonly calendarRef: CalendarRef;
  readonly calendar: Calendar;
  /** Every calendar a clock of the case may have been started under. */
  readonly calendars: Calendars;
  /** The condition of a category under this case's own policy version. */
  readonly condition: (taxonomy: string, category: string, code: string) => Condition | null;
  readonly hasCategory: (taxonomy: string, category: string) => boolean;
  readonly hasConditions: (taxonomy: string, category: string) => boolean;
  readonly hasArea: (code: string) => boolean;
  readonly unitIsActive: (id: string) => boolean;
  /** Where a position, or a named area, lies. */
  readonly codesAt: (position: readonly [number, number] | undefined, areaCode: string | undefined) => PlaceCodes;
}

/** The areas a place lies in, from the finest to the community; null outside the town. */
export interface PlaceCodes {
  readonly areaCode: string | null;
  readonly gridCode: string | null;
  readonly communityCode: string | null;
}

/** What a decision gives: the state after and the effects. */
export interface Decided {
  readonly to: CaseState;
  readonly effects: Effects;
}
