import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { type Filters, readFilters } from './filters.ts';

type InAddress = {
  readonly filters: Filters;
  /** Puts other filters into the address; what is open stays open. */
  readonly setFilters: (next: Filters) => void;
};

/** The filters of the address bar. */
export function useFilters(): InAddress {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const town = useTown().id;
  const text = JSON.stringify(search);
  const filters = useMemo(() => readFilters(JSON.parse(text) as Record<string, unknown>), [text]);
  const setFilters = useCallback(
    (next: Filters) => void navigate({ to: '/$town/desk', params: { town }, search: next as Record<string, string> }),
    [navigate, town],
  );
  return { filters, setFilters };
}
