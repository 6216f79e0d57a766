import type { CasePage, CaseQuery } from '@chengyun/contract/case-list';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import type { LiveNews } from '../../api/live.ts';
import { newsOfList, patchPages, rowsOf } from './live-rows.ts';
import { amongOf, listQuery } from './queries.ts';

type ListChanges = {
  /** Cases that belong here and are not shown yet. */
  readonly fresh: number;
  readonly gone: ReadonlySet<string>;
  /** Reads the list again from its top. */
  readonly renew: () => void;
};

const none: ReadonlySet<string> = new Set();
/** The server answers for so many at once; more is not worth telling one by one. */
const most = 100;
/** News of a busy minute is gathered, so that one question answers all of it. */
const gatherMs = 400;

/** Keeps a list true while it is shown: rows change in place, what came in is counted, what left is named. */
export function useLiveList(town: string, query: CaseQuery): ListChanges {
  const queryClient = useQueryClient();
  const [fresh, setFresh] = useState(none);
  const [gone, setGone] = useState(none);
  const waiting = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { queryKey } = listQuery(town, query);
  const key = JSON.stringify(queryKey);
  const asked = useRef(key);
  asked.current = key;

  const anew = useCallback(async () => {
    await queryClient.invalidateQueries({ queryKey: JSON.parse(key) as typeof queryKey });
    if (asked.current !== key) return;
    setFresh(none);
    setGone(none);
  }, [queryClient, key]);

  const read = useCallback(async () => {
    timer.current = undefined;
    const ids = [...waiting.current];
    waiting.current.clear();
    if (ids.length > most) return anew();
    const page = await amongOf(town, query, ids).catch((error: unknown) => {
      // A question that failed is asked again with the next news; until then the list is as old as it says.
      for (const id of ids) waiting.current.add(id);
      throw error;
    });
    const list = JSON.parse(key) as typeof queryKey;
    const shown = new Set(rowsOf(queryClient.getQueryData<InfiniteData<CasePage, string>>(list)).map(({ id }) => id));
    const news = newsOfList(shown, ids, page.cases);
    if (news.anew) return anew();
    queryClient.setQueryData<InfiniteData<CasePage, string>>(list, (data) => patchPages(data, news.changed));
    // The answer may come when another list is shown already.
    if (asked.current !== key) return;
    setFresh((before) => without(before, news.gone, news.fresh));
    setGone((before) => without(before, [...news.changed.keys()], news.gone));
  }, [queryClient, town, query, key, anew]);

  const gather = useCallback(
    (news: readonly LiveNews[]) => {
      for (const { id } of news) waiting.current.add(id);
      // A failure is told by the line's state; what it was about waits for the next question.
      timer.current ??= setTimeout(() => void read().catch(() => undefined), gatherMs);
    },
    [read],
  );
  useLive('case', gather);
  useLive(
    'refetch',
    useCallback(() => void anew(), [anew]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins with nothing fresh and nothing gone
  useEffect(() => {
    setFresh(none);
    setGone(none);
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [key]);

  const renew = useCallback(() => {
    const list = JSON.parse(key) as typeof queryKey;
    setFresh(none);
    setGone(none);
    queryClient.setQueryData<InfiniteData<CasePage, string>>(list, (data) => data && firstPage(data));
    void queryClient.invalidateQueries({ queryKey: list });
  }, [queryClient, key]);
  return { fresh: fresh.size, gone, renew };
}

function without(before: ReadonlySet<string>, out: readonly string[], coming: readonly string[]): ReadonlySet<string> {
  if (out.length === 0 && coming.length === 0) return before;
  const next = new Set([...before, ...coming]);
  for (const id of out) next.delete(id);
  return next;
}

function firstPage({ pages, pageParams }: InfiniteData<CasePage, string>): InfiniteData<CasePage, string> {
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}
