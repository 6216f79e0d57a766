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

/** Refuses what is nested deeper than any form of ours: whatever walks it later would run out of stack. */
export function refuseDeep(sent: unknown): void {
  let level = [sent];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new Refusal('bad-request', { why: TOO_DEEP });
    level = level.flatMap((value) => (isPlain(value) ? Object.values(value) : [])).filter(isPlain);
  }
}

const DEEPEST = 64;
const TOO_DEEP = { zh: `内容嵌套超过 ${DEEPEST} 层。`, en: `the content is nested more than ${DEEPEST} levels deep.` };

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (Array.isArray(value)) return value.some(holdsNul);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([key, one]) => holdsNul(key) || holdsNul(one));
}
