import { Marker } from '@vis.gl/react-maplibre';
import { Mark } from '../../ui/Mark.tsx';

type PlaceMarkProps = { readonly at: readonly [lon: number, lat: number]; readonly name: string };

/** Marks a place that was looked for, with its name. */
export function PlaceMark({ at: [lon, lat], name }: PlaceMarkProps) {
  return (
    <Marker longitude={lon} latitude={lat} anchor="left" offset={[-14, 0]}>
      <span className="cy-map-found">
        <Mark size={20} />
        {name}
      </span>
    </Marker>
  );
}
