import { type RefObject, useEffect, useRef } from 'react';

const half = 0.5;

/** Of the lines of a list, those that its side has no room for take no focus and are not read out; `lines` tells when they are others. */
export function useInSight(lines: readonly unknown[]): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const root = list.current?.closest('.cy-wall-side');
    if (!list.current || !root || lines.length === 0) return undefined;
    // Within the side, not within the window: where the wall scrolls, what lies below is not out of sight.
    const observer = new IntersectionObserver(
      (seen) => {
        for (const { target, intersectionRatio } of seen) target.toggleAttribute('inert', intersectionRatio < half);
      },
      { root, threshold: half },
    );
    for (const line of list.current.children) observer.observe(line);
    return () => observer.disconnect();
  }, [lines]);
  return list;
}
