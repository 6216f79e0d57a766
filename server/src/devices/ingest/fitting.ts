import type { Observation, ProtocolEvent, Reading } from '../observation.ts';
import { KEPT_DAYS } from '../store/keep-days.ts';

const MOST_READINGS = 500;
const MOST_EVENTS = 200;
const LONGEST_POINT = 128;
const LONGEST_TEXT = 4_096;
const DAY_MS = 86_400_000;
/** What is older is not kept: its day would be dropped the same night. */
const OLDEST_MS = KEPT_DAYS.observations * DAY_MS;
const TEN_MINUTES_MS = 10 * 60_000;

/**
 * The instant that counts: the device's own, unless its clock is plainly wrong, ten minutes early or later than what is
 * kept. What speaks of now is not history: ten minutes late is wrong as well, or a slow clock would make an old fire of it.
 */
export function instantThatCounts(deviceAt: Date | null, receivedAt: Date, isOfNow = false): Date {
  if (deviceAt === null) return receivedAt;
  const ahead = deviceAt.getTime() - receivedAt.getTime();
  return ahead >= -(isOfNow ? TEN_MINUTES_MS : OLDEST_MS) && ahead <= TEN_MINUTES_MS ? deviceAt : receivedAt;
}

/** The observation as the store can take it: bounded, without NUL characters, half surrogate pairs and infinite numbers. */
export function fitting(observation: Observation): Observation {
  const { readings, events } = observation;
  const fits = readings.length <= MOST_READINGS && readings.every(readingFits) && events.length === 0;
  if (fits) return observation;
  return {
    ...observation,
    readings: readings.slice(0, MOST_READINGS).map(fittingReading).filter(isFinal),
    events: events.slice(0, MOST_EVENTS).map(fittingEvent),
  };
}

function readingFits({ point, value }: Reading): boolean {
  if (point.length > LONGEST_POINT || point.includes('\0')) return false;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'boolean' || (value.length <= LONGEST_TEXT && !value.includes('\0') && value.isWellFormed());
}

function fittingReading({ point, value }: Reading): Reading {
  return { point: short(point, LONGEST_POINT), value: typeof value === 'string' ? short(value, LONGEST_TEXT) : value };
}

function isFinal({ value }: Reading): boolean {
  return typeof value !== 'number' || Number.isFinite(value);
}

function fittingEvent(event: ProtocolEvent): ProtocolEvent {
  return {
    ...event,
    part: event.part === null ? null : short(event.part, LONGEST_POINT),
    text: event.text === null ? null : short(event.text, LONGEST_TEXT),
  };
}

function short(text: string, most: number): string {
  return text.replaceAll('\0', '').slice(0, most).toWellFormed();
}
