import { type MapMouseEvent, Marker, type MarkerDragEvent, useMap } from '@vis.gl/react-maplibre';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/Mark.tsx';

type LonLat = readonly [lon: number, lat: number];

type PickPointProps = { readonly value?: LonLat | undefined; readonly onPick: (position: LonLat) => void };

/** Six decimals are about ten centimetres: more would pretend. */
const rounded = (lon: number, lat: number): LonLat => [Number(lon.toFixed(6)), Number(lat.toFixed(6))];

/** Choosing a place: click, drag the mark, or move the map with the arrow keys and press Enter for its middle. */
export function PickPoint({ value, onPick }: PickPointProps) {
  const { t } = useTranslation('frame');
  const map = useMap().current;
  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvas();
    const click = ({ lngLat }: MapMouseEvent) => onPick(rounded(lngLat.lng, lngLat.lat));
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const { lng, lat } = map.getCenter();
      onPick(rounded(lng, lat));
    };
    map.on('click', click);
    canvas.addEventListener('keydown', press);
    canvas.style.cursor = 'crosshair';
    return () => {
      map.off('click', click);
      canvas.removeEventListener('keydown', press);
      canvas.style.cursor = '';
    };
  }, [map, onPick]);
  const drop = ({ lngLat }: MarkerDragEvent) => onPick(rounded(lngLat.lng, lngLat.lat));
  return (
    <>
      <span className="cy-map-cross" aria-hidden="true" />
      <p className="cy-map-note" role="status">
        {value ? t('map.picked', { lon: value[0].toFixed(5), lat: value[1].toFixed(5) }) : t('map.pick')}
      </p>
      {value && (
        <Marker longitude={value[0]} latitude={value[1]} draggable onDragEnd={drop}>
          <span className="cy-map-mark">
            <Mark size={30} />
          </span>
        </Marker>
      )}
    </>
  );
}
