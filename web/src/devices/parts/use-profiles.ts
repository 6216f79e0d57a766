import type { DeviceProfile, Point } from '@chengyun/contract/profile';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';

const none: readonly Point[] = [];

/** The device profiles of the town's packs. */
export function useProfiles(): readonly DeviceProfile[] {
  const packs = useQuery(packsQuery(useTown().id)).data?.packs;
  return useMemo(() => packs?.flatMap(({ profiles }) => profiles ?? []) ?? [], [packs]);
}

/** The points of a profile, none for a device without one. */
export function usePoints(): (profileId: string | null) => readonly Point[] {
  const profiles = useProfiles();
  return useCallback((profileId) => profiles.find(({ id }) => id === profileId)?.points ?? none, [profiles]);
}

/** Picks the reader's language from a value that carries both. */
export function useLocal(): (text: { readonly zh: string; readonly en: string }) => string {
  const { i18n } = useTranslation();
  return useCallback((text) => inLanguage(text, i18n.language), [i18n.language]);
}
