import Type from 'typebox';
import { Localized } from './words.ts';

/** What a limit counts in: the `urgent_` units run day and night, the `work_` units only inside working slots. */
export const LimitUnit = Type.Enum(['urgent_hour', 'urgent_day', 'work_hour', 'work_day'], { $id: 'LimitUnit' });
export type LimitUnit = Type.Static<typeof LimitUnit>;

/**
 * The two readings of "N working days": `slots` is N × a day's slot hours from the moment; `day_end` is the end of the
 * last slot of the N-th working day after the day of start, a broken day counting as a whole one.
 */
export const LimitReading = Type.Enum(['slots', 'day_end'], { $id: 'LimitReading' });
export type LimitReading = Type.Static<typeof LimitReading>;

/**
 * A time limit, such as 2 urgent hours, 5 working days or 0.25 urgent hours (15 minutes).
 * `reading` says something only of `work_day`; default `slots`.
 */
export const Limit = Type.Object(
  {
    amount: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }),
    unit: LimitUnit,
    reading: Type.Optional(LimitReading),
  },
  { $id: 'Limit', additionalProperties: false },
);
export type Limit = Readonly<Type.Static<typeof Limit>>;

/** One stretch of work within a day, by the wall clock of the calendar's zone; `to` may be 24:00. */
export const CalendarSlot = Type.Object(
  {
    from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    to: Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' }),
  },
  { $id: 'CalendarSlot', additionalProperties: false },
);
export type CalendarSlot = Readonly<Type.Static<typeof CalendarSlot>>;

/** A day that departs from the weekly rule: a holiday, or a make-up workday (调休上班). */
export const CalendarDay = Type.Object(
  { kind: Type.Enum(['holiday', 'workday']), name: Type.Optional(Localized) },
  { $id: 'CalendarDay', additionalProperties: false },
);
export type CalendarDay = Readonly<Type.Static<typeof CalendarDay>>;

/** A working calendar: weekly rule, slots of a working day, and the days that depart from the rule. */
export const CalendarData = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    version: Type.Integer({ minimum: 1 }),
    name: Localized,
    zone: Type.String({ minLength: 1, description: 'IANA time zone, such as Asia/Shanghai' }),
    workdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      uniqueItems: true,
      description: 'ISO weekdays: 1 is Monday, 7 is Sunday',
    }),
    slots: Type.Array(CalendarSlot, { minItems: 1, description: 'in order, not overlapping' }),
    days: Type.Record(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), CalendarDay, {
      additionalProperties: false,
    }),
  },
  { $id: 'CalendarData', additionalProperties: false },
);
export type CalendarData = Readonly<Type.Static<typeof CalendarData>>;
