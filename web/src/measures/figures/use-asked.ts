import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { useNow } from '../../ui/now.ts';
import { dayOf } from '../period/days.ts';
import { type Asked, type Picked, pickedSearch, readAddress, type Search } from './address.ts';

/** The day it is in the town. */
export function useToday(): string {
  const { zone } = useTown();
  return dayOf(useNow(), zone);
}

/** What the address asks for, and ways to ask for something else. */
export type Asking = {
  readonly asked: Asked;
  readonly search: Search;
  /** Changes parts of the address; undefined takes one away. */
  readonly go: (changes: Search) => void;
  /** Narrows the list beside the charts to a group. */
  readonly pick: (picked: Picked) => void;
  /** The address that does the same, for links that can be copied. */
  readonly hrefOf: (picked: Picked) => string;
};

/** Reads the address of a page of figures. */
export function useAsked(): Asking {
  const search = useSearch({ strict: false }) as Search;
  const today = useToday();
  const navigate = useNavigate();
  const asked = useMemo(() => readAddress(search, today), [search, today]);
  const to = useCallback(
    (next: Search) => void navigate({ to: '.', search: defined(next) as never, replace: false, resetScroll: false }),
    [navigate],
  );
  const go = useCallback((changes: Search) => to({ ...search, ...changes }), [to, search]);
  const pick = useCallback((picked: Picked) => to(pickedSearch(search, picked)), [to, search]);
  const hrefOf = useCallback(
    (picked: Picked) => `?${new URLSearchParams(defined(pickedSearch(search, picked)))}`,
    [search],
  );
  return useMemo(() => ({ asked, search, go, pick, hrefOf }), [asked, search, go, pick, hrefOf]);
}

function defined(search: Search): Record<string, string> {
  const known = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return Object.fromEntries(known);
}
