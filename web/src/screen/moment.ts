/** Reads a past moment of the address, such as `2026-11-19T06:10Z`; what is none, or still to come, is passed over. */
export function readMoment(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(text)) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getTime() > Date.now() ? undefined : at;
}

/** Writes it by the minute, so that whoever opens the link sees the same. */
export function writeMoment(at: Date): string {
  return `${at.toISOString().slice(0, 16)}Z`;
}
