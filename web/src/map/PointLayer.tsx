import type { Lamp } from '@chengyun/contract/words';
import { Layer, Source } from '@vis.gl/react-maplibre';
import type { FeatureCollection, Point } from 'geojson';
import { usePalette, useTone } from '../ui/Tone.tsx';
import { abovePoints } from './ground.ts';
import { lampImage, useLampImages } from './lamp-images.ts';
import { useLayerPick } from './layer-pick.ts';

/** Points to be drawn; memoise it. Without a lamp a point is a plain dot. */
export type Points = FeatureCollection<Point, { readonly id: string; readonly lamp?: Lamp }>;

type PointLayerProps = {
  readonly points: Points;
  /** Unique on its map. */
  readonly name?: string;
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
};

/** Cases or devices as ■ ▲ ●, the chosen one ringed. */
export function PointLayer(props: PointLayerProps) {
  const { points, name = 'points', selected = '', onSelect } = props;
  const beforeId = abovePoints('cases');
  const [palette, tone] = [usePalette(), useTone()];
  useLampImages(palette);
  useLayerPick(`${name}-lamps`, onSelect);
  return (
    <Source id={name} type="geojson" data={points}>
      <Layer
        id={`${name}-chosen`}
        beforeId={beforeId}
        type="circle"
        filter={['==', ['get', 'id'], selected]}
        paint={{
          'circle-radius': 13,
          'circle-color': palette.primary,
          'circle-opacity': 0.14,
          'circle-stroke-color': palette.primary,
          'circle-stroke-width': 1.5,
        }}
      />
      <Layer
        id={`${name}-lamps`}
        beforeId={beforeId}
        type="symbol"
        layout={{
          'icon-image': ['concat', lampImage, ['coalesce', ['get', 'lamp'], 'none'], `-${tone}`],
          'icon-allow-overlap': true,
          // Names of places do not give way to signs: by day they would all be gone.
          'icon-ignore-placement': true,
          'symbol-sort-key': ['match', ['get', 'lamp'], 'red', 3, 'yellow', 2, 1],
        }}
      />
    </Source>
  );
}
