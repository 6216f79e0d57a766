/** A value of a change short enough for a line: a text as it is, a thing by what it is called, else its JSON. */
export function shortValue(value: unknown, most = 90): string {
  const text = typeof value === 'string' ? value : (nameOf(value) ?? JSON.stringify(value) ?? '');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, id, name } = value as Record<string, unknown>;
  const called = typeof name === 'object' && name !== null ? (name as Record<string, unknown>)['zh'] : name;
  const key = typeof code === 'string' ? code : typeof id === 'string' ? id : undefined;
  if (key === undefined) return undefined;
  return typeof called === 'string' ? `${key} ${called}` : key;
}
