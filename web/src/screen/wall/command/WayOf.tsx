import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trackQuery } from '../../../api/things.ts';
import { FitTo } from '../../../map/parts/FitTo.tsx';
import { TrackLayer } from '../../../map/TrackLayer.tsx';
import { useWall } from '../WallContext.tsx';

/** Where the round that is looked at went; a screen of a hall is not told. */
export function WayOf({ id }: { readonly id: string }) {
  const { town, kiosk } = useWall();
  const { data } = useQuery({ ...trackQuery(town, id), enabled: !kiosk });
  const tracks = useMemo(() => [(data?.points ?? []).map(({ position: [lon, lat] }) => [lon, lat] as const)], [data]);
  return (
    <>
      <TrackLayer tracks={tracks} name="way" />
      <FitTo places={tracks[0] ?? none} />
    </>
  );
}

const none: readonly (readonly [number, number])[] = [];
