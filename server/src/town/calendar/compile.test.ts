import { expect, test } from 'vitest';
import { aCalendar, someCalendarData } from './a-calendar.ts';
import { calendarFault } from './compile.ts';

test('the national calendar has no fault', () => {
  expect(calendarFault(someCalendarData())).toBeNull();
});

test('a slot that ends before it begins is named', () => {
  expect(calendarFault(someCalendarData({ slots: [{ from: '18:00', to: '08:00' }] }))?.en).toBe(
    'Slot 18:00–08:00 ends before it begins; give an end later in the same day.',
  );
});

test('overlapping slots are named', () => {
  const slots = [
    { from: '08:00', to: '12:00' },
    { from: '11:30', to: '18:00' },
  ];
  expect(calendarFault(someCalendarData({ slots }))?.en).toBe(
    'Slot 11:30–18:00 begins before the one above it ends; sort the slots apart.',
  );
});

test('a date that does not exist is named', () => {
  expect(calendarFault(someCalendarData({ days: { '2026-02-30': { kind: 'holiday' } } }))?.en).toBe(
    "'2026-02-30' is not a day of the calendar.",
  );
});

test('an unknown zone is named when the calendar is compiled', () => {
  expect(() => aCalendar({ zone: 'Asia/Chengyun' })).toThrow(
    "Calendar national version 1: 'Asia/Chengyun' is not a known time zone; give one such as Asia/Shanghai.",
  );
});
