import './map-page.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import type { MapPlace } from '../../map/parts/view.ts';
import { inLanguage } from '../../text/language.ts';
import { MapLayers } from './MapLayers.tsx';
import { type Looked, MapPanel } from './MapPanel.tsx';
import { MapTools } from './MapTools.tsx';
import { PastBar } from './PastBar.tsx';
import { replayQuery } from './queries.ts';
import { useMapAddress } from './use-map-address.ts';

/** The town on one map: its cases, alarms and devices live, what the signs mean, and ways to find a place. */
export function MapPage() {
  const { t, i18n } = useTranslation('map');
  const town = useTown();
  const { address, change } = useMapAddress();
  const [first] = useState(address.view);
  const [looked, setLooked] = useState<Looked>();
  const [measuring, setMeasuring] = useState(false);
  const { moment: then } = address;
  const { data: past, isError } = useQuery(replayQuery(town.id, then?.toISOString()));
  const moved = useCallback((view: MapPlace) => change({ view }), [change]);
  const stop = useCallback(() => setMeasuring(false), []);
  const title = t('town', { town: inLanguage(town.name, i18n.language) });
  const layers = useMemo(
    () => (
      <MapLayers
        address={address}
        looked={looked}
        measuring={measuring}
        replaying={then !== undefined}
        past={isError ? undefined : past}
        onChange={change}
        onMove={moved}
        onMeasured={stop}
      />
    ),
    [address, looked, measuring, then, past, isError, change, moved, stop],
  );
  return (
    <div className="mp-page">
      <h1 className="cy-hidden">{title}</h1>
      <MapPanel address={address} onChange={change} onLook={setLooked} />
      <div className="mp-map">
        <LazyMapView label={title} {...(first && { at: first })}>
          {layers}
        </LazyMapView>
        <MapTools measuring={measuring} onMeasure={() => setMeasuring(!measuring)} />
        <PastBar address={address} past={past} failed={isError} onChange={change} />
      </div>
    </div>
  );
}
