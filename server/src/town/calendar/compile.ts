import type { CalendarData } from '@chengyun/contract/calendar';
import type { Localized } from '@chengyun/contract/words';
import { dateText, dayNumber, minutesOf } from './civil.ts';
import { type YearTable, yearTable } from './year-table.ts';
import { offsetReader } from './zone.ts';

// Starts may lie in 1970–2200; the margin takes limits that run on and zones west of Greenwich.
const FIRST_YEAR = 1969;
const LAST_YEAR = 2300;
const MEAN_YEAR_MS = 31_556_952_000;

/** A calendar ready to count with; its years are laid out when first needed and then kept. */
export type Calendar = {
  readonly data: CalendarData;
  /** Slot time of an ordinary working day, ms: what one `work_day` is worth. */
  readonly dayMs: number;
  readonly table: (year: number) => YearTable;
};

/** What is wrong with calendar data beyond what its schema can say, or null. */
export function calendarFault(data: Omit<CalendarData, 'id' | 'version'>): Localized | null {
  let last = 0;
  for (const slot of data.slots) {
    const [from, to] = [minutesOf(slot.from), minutesOf(slot.to)];
    const said = `${slot.from}–${slot.to}`;
    if (to <= from) {
      return {
        zh: `工作时段 ${said} 的结束不晚于开始，请改为当日更晚的时刻`,
        en: `Slot ${said} ends before it begins; give an end later in the same day.`,
      };
    }
    if (from < last) {
      return {
        zh: `工作时段 ${said} 与上一时段重叠，请按先后错开`,
        en: `Slot ${said} begins before the one above it ends; sort the slots apart.`,
      };
    }
    last = to;
  }
  for (const date of Object.keys(data.days)) {
    const day = dayNumber(date);
    if (Number.isNaN(day) || dateText(day) !== date) {
      return { zh: `“${date}”不是有效的日期`, en: `'${date}' is not a day of the calendar.` };
    }
  }
  if (isZone(data.zone)) return null;
  return {
    zh: `“${data.zone}”不是已知的时区，请填写如 Asia/Shanghai`,
    en: `'${data.zone}' is not a known time zone; give one such as Asia/Shanghai.`,
  };
}

function isZone(zone: string): boolean {
  try {
    return offsetReader(zone)(0) < Number.POSITIVE_INFINITY;
  } catch {
    // Intl has no question for this; an unknown zone is told only by its RangeError.
    return false;
  }
}

/** Makes a calendar from checked data; throws RangeError, naming the fault, when the data cannot be counted with. */
export function compileCalendar(data: CalendarData): Calendar {
  const fault = calendarFault(data);
  if (fault) throw new RangeError(`Calendar ${data.id} version ${data.version}: ${fault.en}`);
  const offsetAt = offsetReader(data.zone);
  const dayMs = data.slots.reduce((sum, slot) => sum + (minutesOf(slot.to) - minutesOf(slot.from)) * 60_000, 0);
  const tables: (YearTable | undefined)[] = new Array(LAST_YEAR - FIRST_YEAR + 1).fill(undefined);
  const table = (year: number) => {
    const known = tables[year - FIRST_YEAR];
    if (known) return known;
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw outOfRange(data, year);
    const made = yearTable(data, offsetAt, year);
    tables[year - FIRST_YEAR] = made;
    return made;
  };
  return { data, dayMs, table };
}

function outOfRange(data: CalendarData, year: number): RangeError {
  return new RangeError(
    `Calendar ${data.id} counts from 1970 to 2200 and was led to the year ${year}; check the date, the limit and that the calendar has working days.`,
  );
}

/** The table of the local year in which an instant (ms) lies. */
export function tableAt(calendar: Calendar, at: number): YearTable {
  let table = calendar.table(1970 + Math.floor(at / MEAN_YEAR_MS));
  while (at < table.start) table = calendar.table(table.year - 1);
  while (at >= table.end) table = calendar.table(table.year + 1);
  return table;
}
