import type { CaseSummary } from '@chengyun/contract/case';
import type { CasePage } from '@chengyun/contract/case-list';
import type { InfiniteData } from '@tanstack/react-query';

/** What news of some cases means for a list that is shown. */
export type ListNews = {
  /** Cases of the list as they are now. */
  readonly changed: ReadonlyMap<string, CaseSummary>;
  /** Ids of cases that no longer belong to the list. */
  readonly gone: readonly string[];
  /** Ids of cases that belong to it and are not shown yet. */
  readonly fresh: readonly string[];
  /** True when too much changed to be told one by one, or came to a list that shows nothing: it is to be read again. */
  readonly anew: boolean;
};

/**
 * Compares news with what the server says changed last in this very list (`latest`, at most `limit` rows), so that only
 * the server decides what belongs to a queue.
 */
export function newsOfList(
  shown: ReadonlySet<string>,
  ids: readonly string[],
  latest: readonly CaseSummary[],
  limit: number,
): ListNews {
  const now = new Map(latest.map((row) => [row.id, row]));
  const changed = new Map(latest.filter((row) => shown.has(row.id)).map((row) => [row.id, row]));
  const fresh = ids.filter((id) => !shown.has(id) && now.has(id));
  return {
    ...{ changed, fresh },
    gone: ids.filter((id) => shown.has(id) && !now.has(id)),
    // Where nothing is shown nobody loses the place.
    anew: ids.length >= limit || (shown.size === 0 && fresh.length > 0),
  };
}

/** The pages with changed rows put in place; order and untouched rows stay, so that nothing jumps or is drawn anew. */
export function patchPages(
  data: InfiniteData<CasePage, string> | undefined,
  changed: ReadonlyMap<string, CaseSummary>,
): InfiniteData<CasePage, string> | undefined {
  if (!data || changed.size === 0) return data;
  const newer = (row: CaseSummary) => {
    const next = changed.get(row.id);
    return next && next.version > row.version ? next : row;
  };
  return {
    ...data,
    pages: data.pages.map((page) =>
      page.cases.some((row) => newer(row) !== row) ? { ...page, cases: page.cases.map(newer) } : page,
    ),
  };
}

/** All rows of the pages, each once: a case may move from one page to the next between two questions. */
export function rowsOf(data: { readonly pages: readonly CasePage[] } | undefined): readonly CaseSummary[] {
  const rows = new Map(data?.pages.flatMap((page) => page.cases).map((row) => [row.id, row]));
  return [...rows.values()];
}
