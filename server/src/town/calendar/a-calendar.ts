import type { CalendarData } from '@chengyun/contract/calendar';
import { type Calendar, compileCalendar } from './compile.ts';
import { nationalDays } from './national-days.ts';

/** Calendar data for tests and measurements: the national calendar of China, 08–12 and 14–18, changed as asked. */
export function someCalendarData(changed: Partial<CalendarData> = {}): CalendarData {
  return {
    id: 'national',
    version: 1,
    name: { zh: '全国工作日历', en: 'National working calendar' },
    zone: 'Asia/Shanghai',
    workdays: [1, 2, 3, 4, 5],
    slots: [
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ],
    days: nationalDays('2004-01-01', '2060-12-31'),
    ...changed,
  };
}

/** The same, compiled. */
export function aCalendar(changed: Partial<CalendarData> = {}): Calendar {
  return compileCalendar(someCalendarData(changed));
}
