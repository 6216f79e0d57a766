import { useCallback, useEffect, useState } from 'react';

export type Picked = {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly keep: (ids: readonly string[]) => void;
};

/** The server takes so many at once. */
export const mostPicked = 200;

const none: ReadonlySet<string> = new Set();

/** The cases chosen for one act on all of them; another list (`listKey`) begins with none. */
export function usePicked(listKey: string): Picked {
  const [ids, setIds] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, another choice
  useEffect(() => setIds(none), [listKey]);
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id) && next.size < mostPicked) next.add(id);
      return next;
    });
  }, []);
  const keep = useCallback((kept: readonly string[]) => setIds(new Set(kept)), []);
  return { ids, toggle, keep };
}
