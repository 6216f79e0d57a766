import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { type AlarmFilters, readAlarmFilters } from './alarm-filters.ts';

/** The address of the fire desk: its filters, and how to open an alarm, close it, filter otherwise. */
export function useAlarmAddress() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const town = useTown().id;
  const text = JSON.stringify(search);
  const filters = useMemo(() => readAlarmFilters(JSON.parse(text) as Record<string, unknown>), [text]);
  const setFilters = useCallback(
    (next: AlarmFilters) =>
      void navigate({ to: '/$town/alarms', params: { town }, search: next as Record<string, string> }),
    [navigate, town],
  );
  const open = useCallback(
    (alarmId: string) =>
      void navigate({
        to: '/$town/alarms/$alarmId',
        params: { town, alarmId },
        search: true,
        replace: window.location.pathname.split('/').length > 3,
      }),
    [navigate, town],
  );
  const close = useCallback(
    () => void navigate({ to: '/$town/alarms', params: { town }, search: true }),
    [navigate, town],
  );
  return { filters, setFilters, open, close };
}
