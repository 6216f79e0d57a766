import type { TopicMap } from '@chengyun/contract/topic-map';

type Read =
  | { readonly ok: true; readonly topics: TopicMap[] | undefined }
  | { readonly ok: false; readonly why: string };

/** Maps as they are written in the form; nothing for none. */
export function topicsText(topics: readonly TopicMap[] | undefined): string {
  return topics && topics.length > 0 ? JSON.stringify(topics, null, 2) : '';
}

/** What is written, as JSON; whether it fits its schema the server says. */
export function readTopics(text: string): Read {
  if (text.trim() === '') return { ok: true, topics: undefined };
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return { ok: false, why: '[…]' };
    return { ok: true, topics: value.length === 0 ? undefined : (value as TopicMap[]) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
