import { useEffect } from 'react';

const KEPT = 'chengyun.used';
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const EVERY = 10_000;

/**
 * Calls `leave` once nobody has touched any page of this browser for so many minutes: pages ask the server by themselves,
 * so the server alone cannot tell an empty chair. All pages of the browser share the moment of the last touch.
 */
export function useIdle(minutes: number, leave: () => void): void {
  useEffect(() => {
    const touch = () => localStorage.setItem(KEPT, String(Date.now()));
    const soon = throttled(touch, EVERY / 2);
    touch();
    for (const sign of SIGNS) window.addEventListener(sign, soon, { passive: true });
    const timer = setInterval(() => {
      if (Date.now() - Number(localStorage.getItem(KEPT)) > minutes * 60_000) leave();
    }, EVERY);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, soon);
    };
  }, [minutes, leave]);
}

function throttled(act: () => void, ms: number): () => void {
  let last = 0;
  return () => {
    if (Date.now() - last < ms) return;
    last = Date.now();
    act();
  };
}
