import type { PackCheck } from '@chengyun/contract/policy';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { groundKey } from '../shared/queries.ts';

/** Asks the server what is wrong with a text once its writer pauses; `isStale` while the answer is of an older text. */
export function useDraftCheck(packId: string, text: string) {
  const { id } = useTown();
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 500);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: [...groundKey(id), 'pack-check', packId, settled],
    queryFn: ({ signal }) => api<PackCheck>(paths.pack(id, packId, '/check'), { body: { text: settled }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return { data, error, isStale: isFetching || isPlaceholderData || settled !== text };
}

export type DraftCheck = ReturnType<typeof useDraftCheck>;
