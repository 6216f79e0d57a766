import type { WallThing } from '@chengyun/contract/wall';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { type FlyTarget, FlyTo } from '../../../map/parts/FlyTo.tsx';
import { SignLayer } from '../../../map/parts/SignLayer.tsx';
import { commandQuery } from '../queries.ts';
import type { Led } from '../use-led.ts';
import { useWall } from '../WallContext.tsx';
import { signOf } from './near.ts';
import { WayOf } from './WayOf.tsx';

/* As the map first shows the town. */
const room = 24;
const gentleMs = 1_200;
/** At this zoom what is within the radius of the command view lies within the map. */
const nearZoom = 15;

/** Where the wall's map looks: at what the command view is open for, or the whole town again when it is asked to. */
export function Look({ led: { looked, homes } }: { readonly led: Led }) {
  const { bbox } = useTown();
  const home = useMemo((): FlyTarget | undefined => (homes > 0 ? { bounds: bbox } : undefined), [homes, bbox]);
  return looked ? <Around thing={looked} /> : <FlyTo to={home} padding={room} ms={gentleMs} />;
}

/** The thing ringed, with what is near it. */
function Around({ thing }: { readonly thing: WallThing }) {
  const { t } = useTranslation('wall');
  const { town, kiosk } = useWall();
  const { data } = useQuery(commandQuery(town, thing));
  const near = data?.near;
  const position = data?.position;
  const signs = useMemo(
    () =>
      (near ?? []).map(({ id, position, kind, trouble }) => ({
        ...{ id, position, glyph: signOf({ kind, trouble }), word: t(`command.kinds.${kind}`) },
      })),
    [near, t],
  );
  const to = useMemo((): FlyTarget | undefined => (position ? { position, zoom: nearZoom } : undefined), [position]);
  // The way of a round is shown whole to whoever may see it.
  const hasWay = thing.kind === 'patrol' && !kiosk;
  return (
    <>
      {hasWay ? <WayOf id={thing.id} /> : <FlyTo to={to} ms={gentleMs} />}
      {position && <SignLayer name="around" signs={signs} around={position} />}
    </>
  );
}
