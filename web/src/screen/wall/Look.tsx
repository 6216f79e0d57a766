import { useMemo } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { type FlyTarget, FlyTo } from '../../map/parts/FlyTo.tsx';
import type { Led } from './use-led.ts';

/* As the map first shows the town. */
const room = 24;
const gentleMs = 1_200;

/** Where the wall's map looks: at the whole town again when it is asked to. */
export function Look({ led: { homes } }: { readonly led: Led }) {
  const { bbox } = useTown();
  const to = useMemo((): FlyTarget | undefined => (homes > 0 ? { bounds: bbox } : undefined), [homes, bbox]);
  return <FlyTo to={to} padding={room} ms={gentleMs} />;
}
