import type { Occasion } from '@chengyun/contract/occasion';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, directoryQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';

/** The name of a person by id; the id where nobody is known by it. */
export function usePersonName(): (id: string) => string {
  const people = useQuery(directoryQuery(useTown().id)).data?.people;
  return useCallback((id) => people?.find((one) => one.id === id)?.name ?? id, [people]);
}

/** Where a drill is held: the building, the community by name, or how many devices. */
export function useWhere(): (one: Pick<Occasion, 'building' | 'communityCode' | 'deviceIds'>) => string {
  const { t } = useTranslation('fireDesk');
  const areas = useQuery(areasQuery(useTown().id)).data?.areas;
  return useCallback(
    ({ building, communityCode, deviceIds }) => {
      const community = areas?.find(({ code }) => code === communityCode)?.name ?? communityCode;
      const devices = deviceIds.length > 0 ? t('drills.wholeTown', { n: deviceIds.length }) : null;
      return [building, community, devices].filter(Boolean).join(' · ');
    },
    [areas, t],
  );
}
