import { Refusal } from '../../support/http/refusal.ts';

/** Where a page of the trail ends: the instant to the microsecond, and the number of its last line. */
export type AuditCursor = { readonly at: string; readonly id: string };

/** As a text for the address. */
export function writeAuditCursor({ at, id }: AuditCursor): string {
  return `${at}_${id}`;
}

/** Reads it back; refuses what is none of ours. */
export function readAuditCursor(text: string): AuditCursor {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(-?\d{1,18})$/.exec(text) ?? [];
  if (at !== '' && !Number.isNaN(Date.parse(at))) return { at, id };
  const why = { zh: 'cursor 应取自上一页的 next。', en: 'cursor must be the next of the page before.' };
  throw new Refusal('bad-request', { why });
}
