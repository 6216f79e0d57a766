import { Refusal } from '../../support/http/refusal.ts';

/** Where a page ends: the sorting instant (null for none) and the id of its last row. */
export interface Cursor {
  readonly at: string | null;
  readonly id: string;
}

/** An opaque text for the address bar. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url');
}

/** Reads a cursor back; refuses what is none of ours. */
export function readCursor(text: string): Cursor {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isAt = at === null || (typeof at === 'string' && !Number.isNaN(Date.parse(at)));
    if (isAt && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  } catch (cause) {
    throw badCursor(cause);
  }
  throw badCursor();
}

function badCursor(cause?: unknown): Refusal {
  const why = { zh: 'cursor 应取自上一页的 next。', en: 'cursor must be the next of the page before.' };
  const refusal = new Refusal('bad-request', { why });
  refusal.cause = cause;
  return refusal;
}
