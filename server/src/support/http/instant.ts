import { Format } from 'typebox/format';

/**
 * Whether a text is an instant (RFC 3339) that can be kept: a leap second (`:60`) has none in JavaScript, and PostgreSQL
 * reads no year 0 and none of more than four digits as it is written here.
 */
export function isInstant(text: string): boolean {
  if (!Format.IsDateTime(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && /^(?!0000)\d{4}-/.test(at.toISOString());
}
