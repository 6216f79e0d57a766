import type { PointLayerName } from '@chengyun/contract/tiles';
import type { Lamp } from '@chengyun/contract/words';
import { Layer, Source } from '@vis.gl/react-maplibre';
import type { FeatureCollection, Point } from 'geojson';
import type { Palette } from '../ui/palette.ts';
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
  /** The layer of points it is drawn as; cases unless told. */
  readonly level?: PointLayerName;
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  /** Joins near points into one that wears the worst lamp and tells their number. */
  readonly cluster?: boolean;
};

/** Cases or devices as ■ ▲ ●, the chosen one ringed; alarms are drawn above them. */
export function PointLayer(props: PointLayerProps) {
  const { points, name = 'points', level = 'cases', selected = '', onSelect, cluster = false } = props;
  const beforeId = abovePoints(level);
  const [palette, tone] = [usePalette(), useTone()];
  useLampImages(palette);
  useLayerPick(`${name}-lamps`, onSelect);
  return (
    <Source
      id={name}
      type="geojson"
      data={points}
      cluster={cluster}
      clusterRadius={44}
      clusterMaxZoom={16}
      clusterProperties={{ worst: ['max', ['match', ['get', 'lamp'], 'red', 3, 'yellow', 2, 1]] }}
    >
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
        filter={['!', ['has', 'point_count']]}
        layout={{
          'icon-image': ['concat', lampImage, ['coalesce', ['get', 'lamp'], 'none'], `-${tone}`],
          'icon-allow-overlap': true,
          // Names of places do not give way to signs: by day they would all be gone.
          'icon-ignore-placement': true,
          'symbol-sort-key': ['match', ['get', 'lamp'], 'red', 3, 'yellow', 2, 1],
        }}
      />
      <Clusters name={name} beforeId={beforeId} palette={palette} />
    </Source>
  );
}

/* Source gives its id to its direct children only, so this one names it. */
type ClustersProps = { readonly name: string; readonly beforeId: string; readonly palette: Palette };

function Clusters({ name, beforeId, palette }: ClustersProps) {
  return (
    <>
      <Layer
        id={`${name}-clusters`}
        beforeId={beforeId}
        source={name}
        type="circle"
        filter={['has', 'point_count']}
        paint={{
          'circle-radius': ['step', ['get', 'point_count'], 11, 10, 13, 100, 16],
          'circle-color': palette.card,
          'circle-stroke-width': ['match', ['get', 'worst'], [2, 3], 2.4, 1],
          'circle-stroke-color': ['match', ['get', 'worst'], 3, palette.red, 2, palette.amber, palette.dim],
        }}
      />
      <Layer
        id={`${name}-numbers`}
        beforeId={beforeId}
        source={name}
        type="symbol"
        filter={['has', 'point_count']}
        layout={{ 'text-field': ['to-string', ['get', 'point_count']], 'text-size': 12, 'text-allow-overlap': true }}
        paint={{ 'text-color': palette.ink }}
      />
    </>
  );
}
