import { Refusal } from '../../support/http/refusal.ts';

/** Refuses a change by who saw another version; who did not say which they saw is let through. */
export function refuseStale(what: string, seen: number | undefined, version: number): void {
  if (seen !== undefined && seen !== version) throw new Refusal('conflict', { what, version }, { version });
}
