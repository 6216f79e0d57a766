import type { Me, MyTown } from '@chengyun/contract/me';
import { createContext, type ReactNode, useContext } from 'react';

type Here = { readonly me: Me; readonly town: MyTown };

const HereContext = createContext<Here | undefined>(undefined);

/** Tells the pages below who is signed in and which town they stand in. */
export function TownProvider({ me, town, children }: Here & { readonly children: ReactNode }) {
  return <HereContext value={{ me, town }}>{children}</HereContext>;
}

function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useTown and useMe work only inside a town’s pages');
  return here;
}

/** True inside a town's pages; for what is shown both there and outside. */
export function useIsInTown(): boolean {
  return useContext(HereContext) !== undefined;
}

/** The town of the address bar, with the reader's roles and units in it. */
export function useTown(): MyTown {
  return useHere().town;
}

/** Who is signed in. */
export function useMe(): Me {
  return useHere().me;
}
