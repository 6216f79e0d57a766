/** What a notice says changed: an id only; whoever hears it reads the thing again under their own rights. */
export interface News {
  readonly town: string;
  readonly topic: string;
  readonly id: string;
  readonly version?: number;
}

/** News with its place in the stream, resumable by `Last-Event-ID`. */
export interface Numbered extends News {
  readonly seq: number;
}

/** Tells a page that it may have missed something and must read everything again. */
export const readAnew = { topic: 'refetch', id: 'all' } as const;

/** Reads a notice of the channel `chengyun_live`; null for what is none. */
export function parseNews(payload: string): News | null {
  try {
    const value = JSON.parse(payload) as Partial<News> | null;
    if (!value || typeof value.town !== 'string' || typeof value.topic !== 'string') return null;
    if (typeof value.id !== 'string') return null;
    const version = typeof value.version === 'number' ? { version: value.version } : {};
    return { town: value.town, topic: value.topic, id: value.id, ...version };
  } catch {
    return null; // not ours; a malformed notice must not end the listening
  }
}

/** The last news of each thing, in the order of their last coming: of fifty changes to one case a page needs one. */
export function coalesce(news: readonly Numbered[]): readonly Numbered[] {
  const last = new Map<string, Numbered>();
  for (const one of news) {
    // Lists are `all` in every town.
    const key = `${one.town} ${one.topic} ${one.id}`;
    last.delete(key);
    last.set(key, one);
  }
  return [...last.values()];
}

/**
 * News as events of the stream. The last of them carries the number to resume after: who loses the line within is told
 * all of them again.
 */
export function newsText(news: readonly Numbered[], epoch: string): string {
  const last = news.reduce((most, { seq }) => Math.max(most, seq), 0);
  const events = news.map(({ topic, id, version }) => {
    const data = JSON.stringify(version === undefined ? { id } : { id, version });
    return `event: ${topic}\ndata: ${data}\n\n`;
  });
  const final = events.pop();
  return final === undefined ? '' : `${events.join('')}id: ${epoch}-${last}\n${final}`;
}

/** The number after which a page wants to go on; null when it was another process's or none. */
export function resumeAfter(lastEventId: string | undefined, epoch: string): number | null {
  const [before, seq] = lastEventId?.split('-') ?? [];
  return before === epoch && seq !== undefined && /^\d{1,15}$/.test(seq) ? Number(seq) : null;
}
