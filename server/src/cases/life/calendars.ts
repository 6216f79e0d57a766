import type { Calendar } from '../../town/calendar/compile.ts';
import type { CalendarRef } from './aggregate.ts';

/** Finds a compiled calendar by id and version; throws when it is not there. */
export type Calendars = (ref: CalendarRef) => Calendar;
