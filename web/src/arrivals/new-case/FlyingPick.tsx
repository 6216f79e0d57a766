import type { Position } from '@chengyun/contract/words';
import { useEffect, useRef } from 'react';
import { useFlyTo } from '../../map/fly-to.ts';
import { PickPoint } from '../../map/PickPoint.tsx';

type FlyingPickProps = { readonly value: Position | undefined; readonly onPick: (position: Position) => void };

/** Picks a place on the map; a place that was found elsewhere is brought into view. */
export function FlyingPick({ value, onPick }: FlyingPickProps) {
  const flyTo = useFlyTo();
  const own = useRef<Position>(undefined);
  useEffect(() => {
    if (value && value !== own.current) flyTo(value, 16);
  }, [value, flyTo]);
  const pick = (position: Position) => {
    own.current = position;
    onPick(position);
  };
  return <PickPoint value={value} onPick={pick} />;
}
