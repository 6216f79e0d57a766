import { Refusal } from './refusal.ts';

/** Refuses a text with the character U+0000 anywhere in what was sent: PostgreSQL cannot keep it, and no person means it. */
export function refuseNul(sent: unknown): void {
  if (!holdsNul(sent)) return;
  const why = {
    zh: '内容中有空字符（U+0000），请删除后重试。',
    en: 'a text holds the NUL character (U+0000); take it out.',
  };
  throw new Refusal('bad-request', { why });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (Array.isArray(value)) return value.some(holdsNul);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([key, one]) => holdsNul(key) || holdsNul(one));
}
