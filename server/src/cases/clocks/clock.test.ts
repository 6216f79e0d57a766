import type { Limit } from '@chengyun/contract/calendar';
import { expect, test } from 'vitest';
import { aCalendar } from '../../town/calendar/a-calendar.ts';
import {
  type Clock,
  exemptClock,
  extendClock,
  pauseClock,
  remaining,
  restartClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock.ts';
import { explainClock } from './explain-clock.ts';

const china = aCalendar();
const at = (text: string) => new Date(`${text}+08:00`);
const HOUR = 3600;
const TWO_DAYS: Limit = { amount: 2, unit: 'work_day' };
const DAY_END: Limit = { amount: 3, unit: 'work_day', reading: 'day_end' };

function started(limit: Limit, when: string, more: { buffer?: Limit; yellowShare?: number } = {}): Clock {
  return startClock({ name: 'handle', limit, ...more }, china, at(when));
}

test('a clock of two working days starts with its whole deadline known', () => {
  expect(started(TWO_DAYS, '2026-06-01T10:00', { buffer: { amount: 1, unit: 'work_day' } })).toEqual({
    name: 'handle',
    limit: TWO_DAYS,
    calendarId: 'national',
    calendarVersion: 1,
    state: 'running',
    startedAt: at('2026-06-01T10:00'),
    dueAt: at('2026-06-03T10:00'),
    yellowAt: at('2026-06-02T16:00'),
    yellowShare: 0.75,
    usedSeconds: 0,
    runningSince: at('2026-06-01T10:00'),
    extendedSeconds: 0,
    pauses: [],
    stoppedAt: null,
    verdict: null,
    exempt: false,
    buffer: { amount: 1, unit: 'work_day' },
    bufferDueAt: at('2026-06-02T10:00'),
  });
});

test('a pause over the weekend moves nothing, for no working time passed', () => {
  const clock = started(TWO_DAYS, '2026-06-05T10:00');
  const paused = pauseClock(clock, '退单', china, at('2026-06-06T09:00'));
  const resumed = resumeClock(paused, china, at('2026-06-07T20:00'));
  expect([resumed.dueAt, resumed.yellowAt]).toEqual([clock.dueAt, clock.yellowAt]);
});

test('a pause in working time moves the deadline by just that working time', () => {
  const paused = pauseClock(started(TWO_DAYS, '2026-06-01T10:00'), '退单', china, at('2026-06-01T11:00'));
  const resumed = resumeClock(paused, china, at('2026-06-01T16:00'));
  expect(resumed).toMatchObject({
    state: 'running',
    usedSeconds: HOUR,
    runningSince: at('2026-06-01T16:00'),
    dueAt: at('2026-06-03T15:00'),
    pauses: [{ from: at('2026-06-01T11:00'), to: at('2026-06-01T16:00'), why: '退单' }],
  });
});

test('a day-end clock keeps its remaining working time over a pause and is not rounded up again', () => {
  const clock = started(DAY_END, '2026-06-01T10:00');
  const resumed = resumeClock(pauseClock(clock, '挂账', china, at('2026-06-02T10:00')), china, at('2026-06-03T10:00'));
  expect([clock.dueAt, resumed.dueAt]).toEqual([at('2026-06-04T18:00'), at('2026-06-05T18:00')]);
  const again = resumeClock(pauseClock(resumed, '退单', china, at('2026-06-04T10:00')), china, at('2026-06-04T16:00'));
  expect(again.dueAt).toEqual(at('2026-06-08T12:00'));
});

test('stopping at the due instant is in time, a second later is late', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00');
  expect(stopClock(clock, china, at('2026-06-03T10:00')).verdict).toBe('in_time');
  expect(stopClock(clock, china, at('2026-06-03T10:00:01')).verdict).toBe('late');
});

test('stopping in the evening of a day that ended with the deadline is late though no working time passed', () => {
  const stopped = stopClock(started(DAY_END, '2026-06-01T10:00'), china, at('2026-06-04T19:00'));
  expect(stopped).toMatchObject({ verdict: 'late', usedSeconds: 30 * HOUR, stoppedAt: at('2026-06-04T19:00') });
});

test('a clock stopped while paused is judged as if resumed at that moment', () => {
  const paused = pauseClock(started(TWO_DAYS, '2026-06-01T10:00'), '挂账', china, at('2026-06-02T10:00'));
  const stopped = stopClock(paused, china, at('2026-07-01T10:00'));
  expect(stopped).toMatchObject({
    state: 'stopped',
    verdict: 'in_time',
    usedSeconds: 8 * HOUR,
    pauses: [{ from: at('2026-06-02T10:00'), to: at('2026-07-01T10:00'), why: '挂账' }],
  });
});

test('a clock that was late before its pause stays late after it', () => {
  const paused = pauseClock(started(DAY_END, '2026-06-01T10:00'), '退单', china, at('2026-06-04T19:00'));
  const resumed = resumeClock(paused, china, at('2026-06-08T10:00'));
  expect(resumed.dueAt).toEqual(at('2026-06-04T18:00'));
  expect(stopClock(resumed, china, at('2026-06-08T10:00')).verdict).toBe('late');
});

test('an extension is laid on from the deadline and moves the buffer along', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00', { buffer: { amount: 1, unit: 'work_day' } });
  expect(extendClock(clock, { amount: 1, unit: 'work_day' }, china)).toMatchObject({
    extendedSeconds: 8 * HOUR,
    dueAt: at('2026-06-04T10:00'),
    yellowAt: at('2026-06-03T12:00'),
    bufferDueAt: at('2026-06-03T10:00'),
  });
});

test('a paused clock can be extended, and both count after it resumes', () => {
  const paused = pauseClock(started(TWO_DAYS, '2026-06-01T10:00'), '挂账', china, at('2026-06-01T11:00'));
  const extended = extendClock(paused, { amount: 4, unit: 'work_hour' }, china);
  expect([extended.state, extended.dueAt]).toEqual(['paused', at('2026-06-03T16:00')]);
  expect(resumeClock(extended, china, at('2026-06-02T11:00')).dueAt).toEqual(at('2026-06-04T16:00'));
});

test('an urgent clock extended by a working day counts through to the end of that working day', () => {
  const clock = started({ amount: 2, unit: 'urgent_hour' }, '2026-06-05T16:00');
  const extended = extendClock(clock, { amount: 1, unit: 'work_day', reading: 'day_end' }, china);
  expect([extended.dueAt, extended.extendedSeconds]).toEqual([at('2026-06-08T18:00'), 3 * 86_400]);
});

test('a working clock refuses an extension in continuous time, which could be worth nothing', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00');
  expect(() => extendClock(clock, { amount: 12, unit: 'urgent_hour' }, china)).toThrow(
    'The handle clock counts in work_day and cannot take 12 urgent_hour; give work_hour or work_day.',
  );
});

test('a restarted clock has its whole limit again and no pauses', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00');
  const paused = pauseClock(clock, '退单', china, at('2026-06-02T10:00'));
  expect(restartClock(paused, china, at('2026-06-03T10:00'))).toEqual(started(TWO_DAYS, '2026-06-03T10:00'));
});

test('an exemption keeps the verdict', () => {
  const late = stopClock(started(TWO_DAYS, '2026-06-01T10:00'), china, at('2026-06-09T10:00'));
  expect(exemptClock(late)).toEqual({ ...late, exempt: true });
  expect(late.verdict).toBe('late');
});

test('a clock in time cannot be exempt', () => {
  const kept = stopClock(started(TWO_DAYS, '2026-06-01T10:00'), china, at('2026-06-02T10:00'));
  expect(() => exemptClock(kept)).toThrow('The handle clock is not late; only a late clock can be exempt.');
});

test('remaining counts down in working seconds, stands still in a pause and goes below zero when late', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00');
  expect(remaining(clock, china, at('2026-06-01T12:30'))).toBe(14 * HOUR);
  const paused = pauseClock(clock, '挂账', china, at('2026-06-02T10:00'));
  expect(remaining(paused, china, at('2026-08-02T10:00'))).toBe(8 * HOUR);
  expect(remaining(clock, china, at('2026-06-03T11:00'))).toBe(-HOUR);
});

test('a report that comes from a machine whose clock is behind counts as the moment of the last event', () => {
  const paused = pauseClock(started(TWO_DAYS, '2026-06-01T10:00'), '退单', china, at('2026-06-01T09:58'));
  expect(paused).toMatchObject({ usedSeconds: 0, pauses: [{ from: at('2026-06-01T10:00'), to: null, why: '退单' }] });
});

test('a change that the state does not allow is refused by name', () => {
  const clock = started(TWO_DAYS, '2026-06-01T10:00');
  const paused = pauseClock(clock, '退单', china, at('2026-06-01T11:00'));
  const stopped = stopClock(clock, china, at('2026-06-01T11:00'));
  const now = at('2026-06-02T10:00');
  expect(() => pauseClock(paused, '', china, now)).toThrow(
    'The handle clock is paused; only a running clock can be paused',
  );
  expect(() => resumeClock(clock, china, now)).toThrow(
    'The handle clock is running; only a paused clock can be resumed',
  );
  expect(() => stopClock(stopped, china, now)).toThrow(
    'The handle clock is stopped; only a running clock can be stopped',
  );
  expect(() => extendClock(stopped, TWO_DAYS, china)).toThrow('only an open clock can be extended');
});

test('a clock explains its pauses and its extension', () => {
  const paused = pauseClock(started(TWO_DAYS, '2026-06-01T10:00'), '退单', china, at('2026-06-01T11:00'));
  const clock = extendClock(resumeClock(paused, china, at('2026-06-01T16:00')), TWO_DAYS, china);
  expect(explainClock(clock, china, 'zh')).toBe(
    '自 6 月 1 日（周一）10:00 起 2 个工作日，其间 6 月 1 日（周一）11:00 至 6 月 1 日（周一）16:00 暂停计时（退单），延期 2 个工作日，至 6 月 5 日（周五）15:00',
  );
  expect(clock.dueAt).toEqual(at('2026-06-05T15:00'));
});
