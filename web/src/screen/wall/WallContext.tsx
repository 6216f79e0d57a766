import type { WallThing } from '@chengyun/contract/wall';
import { createContext, useContext } from 'react';

/** What the parts of a wall know of where they hang. */
export type WallPlace = {
  readonly town: string;
  /** True on a screen of a hall, which opens nothing but the wall. */
  readonly kiosk: boolean;
  /** Opens the command view of a thing. */
  readonly look: (thing: WallThing) => void;
};

export const WallContext = createContext<WallPlace>({ town: '', kiosk: true, look: () => undefined });

export function useWall(): WallPlace {
  return useContext(WallContext);
}
