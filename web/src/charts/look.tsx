import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Palette, Tone } from '../ui/palette.ts';
import { usePalette, useTone } from '../ui/Tone.tsx';

/** What a chart is drawn with: colours, the size of its letters against a page's, and whether it may move. */
export type Look = {
  readonly palette: Palette;
  readonly tone: Tone;
  readonly scale: number;
  readonly moving: boolean;
};

const ScaleContext = createContext(1);

/** Draws the charts inside larger, for a wall: 1 is a desk. Their heights grow with their letters. */
export function ChartScale({ scale, children }: { readonly scale: number; readonly children: ReactNode }) {
  return <ScaleContext value={scale}>{children}</ScaleContext>;
}

/** The look charts have here and now. */
export function useLook(): Look {
  const [palette, tone, scale] = [usePalette(), useTone(), useContext(ScaleContext)];
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
