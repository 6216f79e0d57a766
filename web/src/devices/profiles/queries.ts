import type { Pack } from '@chengyun/contract/pack';
import type { PackCheck, PackHistory } from '@chengyun/contract/policy';
import type { DeviceProfile } from '@chengyun/contract/profile';
import type { ProfileTrial, TrialOutcome } from '@chengyun/contract/profile-trial';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { packDraft } from './draft.ts';

/** Typing is checked once the hand rests. */
const restMs = 400;

/** What the server finds wrong with a draft, and what it would change; `isStale` while that is of an older one. */
export function useProfileCheck(pack: Pack, profile: DeviceProfile, from: string | null, enabled: boolean) {
  const town = useTown().id;
  const text = JSON.stringify(profile);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const body = useMemo(
    () => ({ pack: packDraft(pack, JSON.parse(settled) as DeviceProfile, from) }),
    [pack, settled, from],
  );
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['town', town, 'profile-check', pack.id, pack.version, from, settled],
    queryFn: ({ signal }) => api<PackCheck>(paths.pack(town, pack.id, '/check'), { body, signal }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return { data, error, isStale: isFetching || isPlaceholderData || settled !== text };
}

/** The versions of a pack: who, when, why. */
export function packVersionsQuery(town: string, pack: string) {
  return queryOptions({
    queryKey: ['town', town, 'pack-history', pack],
    queryFn: ({ signal }) => api<PackHistory>(paths.pack(town, pack), { signal }),
  });
}

/** A pack as it was; a version never changes. */
export function packVersionQuery(town: string, pack: string, version: number) {
  return queryOptions({
    queryKey: ['town', town, 'pack-version', pack, version],
    queryFn: ({ signal }) => api<Pack>(paths.pack(town, pack, `/versions/${version}`), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function tryProfile(town: string, trial: ProfileTrial): Promise<TrialOutcome> {
  return api<TrialOutcome>(paths.tryProfile(town), { body: trial });
}
