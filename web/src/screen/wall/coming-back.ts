import { useEffect } from 'react';

const minute = 60_000;
const aloneMs = 10 * minute;
const lookMs = 15_000;

/** Whether nobody has touched the wall for so long that whoever did has left. Pure. */
export function isLeftAlone(touchedAt: number, now: number): boolean {
  return now - touchedAt >= aloneMs;
}

const touches = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** Comes back by itself from where somebody led the wall and left it; memoise `back`. */
export function useComingBack(back: () => void): void {
  useEffect(() => {
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    for (const one of touches) window.addEventListener(one, touch, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (!isLeftAlone(touchedAt, Date.now())) return;
      touch();
      back();
    }, lookMs);
    return () => {
      for (const one of touches) window.removeEventListener(one, touch, { capture: true });
      clearInterval(timer);
    };
  }, [back]);
}
