import type { WallThing } from '@chengyun/contract/wall';
import { useCallback, useMemo, useState } from 'react';
import { useComingBack } from './coming-back.ts';

/** Where somebody led the wall: what the command view is open for, and when the map was last asked to show the whole town. */
export type Led = {
  readonly looked: WallThing | null;
  readonly look: (thing: WallThing) => void;
  /** Ends the command view; the map comes back from where it was taken. */
  readonly close: () => void;
  /** Ends the command view, or without one the past; the map shows the whole town either way. */
  readonly escape: () => void;
  /** How many times the map was asked to show the whole town. */
  readonly homes: number;
};

/** Opens and ends the command view. Left alone, the wall comes back to now and to the whole town, and its scenes turn again. */
export function useLed(show: (at: null) => void): Led {
  const [looked, look] = useState<WallThing | null>(null);
  const [homes, setHomes] = useState(0);
  const close = useCallback(() => {
    look(null);
    setHomes((was) => was + 1);
  }, []);
  const comeBack = useCallback(() => {
    close();
    show(null);
  }, [close, show]);
  useComingBack(comeBack);
  return useMemo(
    () => ({ looked, look, close, escape: looked ? close : comeBack, homes }),
    [looked, close, comeBack, homes],
  );
}
