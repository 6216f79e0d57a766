/** Fields in which people write what they like, in what an action is given and in what it brings about. */
const FREE: ReadonlySet<string> = new Set([
  ...['text', 'reason', 'note', 'factNote', 'demandNote', 'demand', 'result', 'decision', 'answer'],
]);

/** How each kind of text in a case is told anew. */
export interface Telling {
  readonly text: (text: string) => string;
  readonly title: (text: string) => string;
  readonly address: (text: string) => string;
  readonly name: (text: string) => string;
}

/** The same value with each text that people wrote told anew; ids, codes and instants stay as they are. */
export function tellTexts<T>(value: T, telling: Telling): T {
  return told(value, telling) as T;
}

function told(value: unknown, telling: Telling): unknown {
  if (Array.isArray(value)) return value.map((item) => told(item, telling));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, toldField(field, item, telling)]));
}

function toldField(field: string, item: unknown, telling: Telling): unknown {
  if (typeof item !== 'string') return field === 'extra' ? everyText(item, telling.text) : told(item, telling);
  if (field === 'title') return telling.title(item);
  if (field === 'place') return telling.address(item);
  if (field === 'person') return telling.name(item);
  return FREE.has(field) ? telling.text(item) : item;
}

// What a list said beyond our fields: any column of theirs may hold anything.
function everyText(value: unknown, tell: (text: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, typeof item === 'string' ? tell(item) : item]),
  );
}
