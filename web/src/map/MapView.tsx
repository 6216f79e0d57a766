import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { Map as MapLibre, NavigationControl, ScaleControl } from '@vis.gl/react-maplibre';
import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { BaseLayer } from './BaseLayer.tsx';
import { FirstPicture } from './FirstPicture.tsx';
import { emptyStyle } from './ground.ts';

maplibre.setWorkerUrl(workerUrl);
// Its one worker reads its code while the page is still being put together; a second one would only read it again.
maplibre.prewarm();

/**
 * Names are drawn with what the machine has: the page's own font would come in a dozen parts only after they were drawn,
 * and have the whole page laid out again.
 */
const namesFont =
  '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

export type MapViewProps = {
  /** Name of the map, read out. */
  readonly label: string;
  /** Where to look first: a place with a zoom, or the whole town when left out. WGS-84. */
  readonly at?: { readonly position: readonly [lon: number, lat: number]; readonly zoom?: number };
  /** A small still picture of a place, for the side of a page. */
  readonly mini?: boolean;
  /** Device pixels for each of the page's, where the map is enlarged as a whole (a wall); the screen's own unless told. */
  readonly density?: number;
  /** Without buttons and scale, for a wall nobody stands before with a mouse. */
  readonly bare?: boolean;
  /** Names of the drawn ground are written from this zoom on; from the first unless told. */
  readonly namesFrom?: number;
  /** Layers, drawn in their order: AreaLayer, PointLayer, PickPoint. */
  readonly children?: ReactNode;
};

function useControlWords() {
  const { t } = useTranslation('frame');
  return useMemo(
    () => ({
      'Map.Title': t('map.label'),
      'NavigationControl.ZoomIn': t('map.zoomIn'),
      'NavigationControl.ZoomOut': t('map.zoomOut'),
      'ScaleControl.Meters': t('map.metres', { n: '' }).trim(),
      'ScaleControl.Kilometers': t('map.kilometres', { n: '' }).trim(),
    }),
    [t],
  );
}

/** The town's map in the colours now worn: drawn ground from our own server, nothing from elsewhere. */
export function MapView({ label, at, mini = false, bare = mini, density, namesFrom, children }: MapViewProps) {
  const { t, i18n } = useTranslation('frame');
  const { bbox } = useTown();
  const words = useControlWords();
  const [failed, setFailed] = useState(typeof WebGL2RenderingContext === 'undefined');
  if (failed) return <p className="cy-map cy-map-none">{t('map.unsupported')}</p>;
  const view = at
    ? { longitude: at.position[0], latitude: at.position[1], zoom: at.zoom ?? 15.5 }
    : { bounds: [bbox[0], bbox[1], bbox[2], bbox[3]] as const, fitBoundsOptions: { padding: 24 } };
  return (
    <figure className={mini ? 'cy-map cy-map-mini' : 'cy-map'} aria-label={label}>
      <MapLibre
        key={i18n.language}
        mapLib={maplibre}
        initialViewState={mutableView(view)}
        mapStyle={emptyStyle}
        locale={words}
        localIdeographFontFamily={namesFont}
        attributionControl={false}
        interactive={!mini}
        dragRotate={false}
        pitchWithRotate={false}
        touchPitch={false}
        maxZoom={19}
        // What appears is there at once; a fade would be drawn anew sixty times a second.
        fadeDuration={0}
        // Without a map there is nobody it could have happened to: the browser cannot draw one.
        onError={({ target }) => setFailed(!target)}
        {...(density === undefined ? {} : { pixelRatio: density })}
        style={{ position: 'absolute', inset: 0 }}
      >
        <FirstPicture />
        <BaseLayer {...(namesFrom === undefined ? {} : { namesFrom })} />
        {!bare && <NavigationControl position="bottom-right" showCompass={false} />}
        {!bare && <ScaleControl position="bottom-left" maxWidth={120} />}
        {children}
      </MapLibre>
    </figure>
  );
}

type View =
  | { readonly longitude: number; readonly latitude: number; readonly zoom: number }
  | {
      readonly bounds: readonly [number, number, number, number];
      readonly fitBoundsOptions: { readonly padding: number };
    };

/* The library's types want arrays that may be changed; it does not change them. */
function mutableView(view: View) {
  if ('zoom' in view) return view;
  const [west, south, east, north] = view.bounds;
  return {
    bounds: [west, south, east, north] as [number, number, number, number],
    fitBoundsOptions: view.fitBoundsOptions,
  };
}
