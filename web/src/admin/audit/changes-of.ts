/** One field of a thing that an act touched: what it was and what it became, as text. */
export type FieldChange = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** The fields in which two states differ, in the order of their names; a state that is no object has none. */
export function changesOf(before: unknown, after: unknown): readonly FieldChange[] {
  const [was, became] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(became)])].sort();
  return names
    .map((field) => ({ field, before: textOf(was[field]), after: textOf(became[field]) }))
    .filter((one) => one.before !== one.after);
}

function fieldsOf(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null && !Array.isArray(state) ? { ...state } : {};
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
