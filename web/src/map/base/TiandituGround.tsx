import { Layer, Source, useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useTone } from '../../ui/Tone.tsx';
import { aboveGround } from '../ground.ts';
import { tileAddress } from '../tiles/tile-source.ts';
import { watchTiles } from './watch-tiles.ts';

/** Sheets from below to above: the map, its names. */
const sheets = ['vec', 'cva'] as const;

type TiandituGroundProps = {
  /** Hears whether its pictures cannot be had at present. */
  readonly onFailing: (failing: boolean) => void;
};

/** The ground as Tianditu draws it, fetched by our server; in the dark its light is turned down. */
export function TiandituGround({ onFailing }: TiandituGroundProps) {
  const { id } = useTown();
  const dark = useTone() === 'dark';
  const map = useMap().current?.getMap();
  useEffect(() => (map ? watchTiles(map, 'tianditu-vec', onFailing) : undefined), [map, onFailing]);
  return sheets.map((sheet) => (
    <Source
      key={`${id} ${sheet}`}
      id={`tianditu-${sheet}`}
      type="raster"
      tiles={[tileAddress(paths.tianditu(id, sheet))]}
      tileSize={256}
      maxzoom={18}
    >
      <Layer
        id={`tianditu-${sheet}`}
        type="raster"
        paint={dark ? { 'raster-saturation': -0.7, 'raster-brightness-max': 0.45 } : { 'raster-saturation': -0.25 }}
        beforeId={aboveGround}
      />
    </Source>
  ));
}
