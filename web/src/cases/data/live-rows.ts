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
  /** True when something came to a list that shows nothing: it is to be read again. */
  readonly anew: boolean;
};

/** Compares news of `ids` with those of them that the server says belong to this very list: only it decides what does. */
export function newsOfList(
  shown: ReadonlySet<string>,
  ids: readonly string[],
  among: readonly CaseSummary[],
): ListNews {
  const now = new Map(among.map((row) => [row.id, row]));
  const changed = new Map(among.filter((row) => shown.has(row.id)).map((row) => [row.id, row]));
  const fresh = ids.filter((id) => !shown.has(id) && now.has(id));
  return {
    ...{ changed, fresh },
    gone: ids.filter((id) => shown.has(id) && !now.has(id)),
    // Where nothing is shown nobody loses the place.
    anew: shown.size === 0 && fresh.length > 0,
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
    // A lamp that turns is no step: the case is another at the same version.
    return next && next.version >= row.version ? next : row;
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
