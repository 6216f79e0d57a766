/**
 * What was sent, with U+FFFD in place of each half of a surrogate pair (a text cut in the middle of an emoji): PostgreSQL
 * cannot keep a half, and a fire must not be refused for one. Gives the value itself when there is nothing to mend.
 */
export function mendHalves(sent: unknown): unknown {
  if (typeof sent === 'string') return sent.toWellFormed();
  if (typeof sent !== 'object' || sent === null || ArrayBuffer.isView(sent) || isWhole(sent)) return sent;
  if (Array.isArray(sent)) return sent.map(mendHalves);
  return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key.toWellFormed(), mendHalves(value)]));
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return value.every(isWhole);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  return Object.entries(value).every(([key, one]) => key.isWellFormed() && isWhole(one));
}
