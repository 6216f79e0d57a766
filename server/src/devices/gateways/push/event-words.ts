const MOST = 200;

/** What an event's contents say to a person: its only text as it is, else each name with its value; never JSON. */
export function eventWords(content: Readonly<Record<string, unknown>>): string | null {
  const said = Object.entries(content).filter(([, value]) => value !== null && value !== '');
  const [only] = said;
  if (said.length === 1 && typeof only?.[1] === 'string') return only[1].slice(0, MOST).toWellFormed();
  const words = said.map(([name, value]) => `${name} ${plain(value)}`).join(', ');
  return words === '' ? null : words.slice(0, MOST).toWellFormed();
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
