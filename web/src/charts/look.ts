import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Palette, Tone } from '../ui/palette.ts';
import { usePalette, useTone } from '../ui/Tone.tsx';

/** What a chart is drawn with: colours, the size of its letters against a page's, and whether it may move. */
export type Look = {
  readonly palette: Palette;
  readonly tone: Tone;
  readonly scale: number;
  readonly moving: boolean;
};

/* Letters of a chart keep to the page's own: a reader's larger letters, or a wall whose rem follows its height. */
function rootScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** The look charts have here and now. */
export function useLook(): Look {
  const [palette, tone] = [usePalette(), useTone()];
  const [scale] = useState(rootScale);
  const moving = !useStill();
  return useMemo(() => ({ palette, tone, scale, moving }), [palette, tone, scale, moving]);
}

const stillness = '(prefers-reduced-motion: reduce)';

function useStill(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(stillness);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(stillness).matches,
  );
}
