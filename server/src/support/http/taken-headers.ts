/** Headers of a request that some routes take, as the description of the interface tells them. */
export const takenHeaders = {
  'Idempotency-Key':
    'One to 128 visible characters of the caller’s own; a repeat with the same key and content gets the first answer and does nothing.',
  'If-Match': 'The version last seen, such as "3"; 409 when there is a newer one.',
  'Last-Event-ID': 'The id of the last event seen; the stream goes on after it.',
} as const;

export type TakenHeader = keyof typeof takenHeaders;

/** The schema of such headers; none of them must be sent. */
export function headersSchema(names: readonly TakenHeader[]) {
  const properties = Object.fromEntries(
    names.map((name) => [name, { type: 'string', description: takenHeaders[name] }]),
  );
  return { type: 'object', properties };
}
