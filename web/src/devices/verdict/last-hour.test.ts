import { expect, test } from 'vitest';
import { endOfHour, lanesOf } from './last-hour.ts';

const place = { model: null, profileId: null, building: 'A', place: null, position: null, communityCode: null };
const device = { id: 'own', name: 'Smoke 1', ...place };
const other = { id: 'other', name: 'Smoke 2', ...place, lastSeen: null, points: {}, alarm: null };
const event = (deviceId: string, at: string, kind = 'fire') => ({
  ...{ deviceId, kind, begun: true, part: null, text: null },
  at: `2026-11-25T${at}Z`,
});
const end = new Date('2026-11-25T08:00:00Z');

test('each device that said something has a line, the alarm’s own first', () => {
  const lastHour = [event('own', '07:45:00'), event('other', '07:30:00')];
  expect(lanesOf({ device, neighbours: [other], lastHour }, end)).toEqual([
    { deviceId: 'own', name: 'Smoke 1', own: true, marks: [{ share: 0.75, event: lastHour[0] }] },
    { deviceId: 'other', name: 'Smoke 2', own: false, marks: [{ share: 0.5, event: lastHour[1] }] },
  ]);
});

test('what lies outside the hour stands at its edge', () => {
  const [lane] = lanesOf(
    { device, neighbours: [], lastHour: [event('own', '06:10:00'), event('own', '08:00:05')] },
    end,
  );
  expect(lane?.marks.map(({ share }) => share)).toEqual([0, 1]);
});

test('the hour ends with what happened last', () => {
  expect(endOfHour([event('own', '07:30:00'), event('other', '07:45:00')], end)).toEqual(
    new Date('2026-11-25T07:45:00Z'),
  );
  expect(endOfHour([], end)).toBe(end);
});
