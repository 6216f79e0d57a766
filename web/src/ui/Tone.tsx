import { createContext, type ReactNode, useContext } from 'react';
import { type Palette, palettes, type Tone } from './palette.ts';

const ToneContext = createContext<Tone>('light');

/** Tells charts and the map which palette is worn. */
export function ToneProvider({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <ToneContext value={tone}>{children}</ToneContext>;
}

/** Light or dark, as it is now. */
export function useTone(): Tone {
  return useContext(ToneContext);
}

/** The colours now worn, for charts and the map; style sheets use the CSS variables. */
export function usePalette(): Palette {
  return palettes[useContext(ToneContext)];
}
