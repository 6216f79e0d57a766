/** A user name as it is kept and compared: width and case do not matter. */
export function normalUsername(given: string): string {
  return given.normalize('NFKC').trim().toLowerCase();
}
