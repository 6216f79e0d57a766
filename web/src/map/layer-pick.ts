import { useMemo } from 'react';
import { type Pointing, useLayerPointer } from './layer-pointer.ts';

/** Calls `onPick` with the `id` of the feature clicked in a layer, and shows a hand over it. */
export function useLayerPick(layer: string, onPick: ((id: string) => void) | undefined): void {
  const pointing = useMemo((): Pointing | undefined => {
    if (!onPick) return undefined;
    return {
      onClick: ({ features }) => {
        const id: unknown = features?.[0]?.properties['id'];
        if (typeof id === 'string') onPick(id);
      },
    };
  }, [onPick]);
  useLayerPointer(layer, 'pointer', pointing);
}
