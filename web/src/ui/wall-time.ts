import { fullMoment } from './time.ts';

/** The instant at which a zone's wall clock shows `wall` (`2026-11-24T15:24`), or null for what is no time. */
export function instantOf(wall: string, zone: string): Date | null {
  // Browsers read some scraps, such as ":00Z", as a time of their own choosing.
  const asUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // The offset is read at a first guess and again at the result, for a zone that changes its clock in between.
  const offsetAt = (at: number) => Date.parse(`${fullMoment(new Date(at), zone).replace(' ', 'T')}:00Z`) - at;
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}

/** What a zone's wall clock shows at an instant, as a field for date and time wants it. */
export function wallOf(at: Date, zone: string): string {
  return fullMoment(at, zone).replace(' ', 'T');
}
