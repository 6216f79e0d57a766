import { type PointLayerName, pointStates } from '@chengyun/contract/tiles';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { AreaPicker } from '../../map/parts/AreaPicker.tsx';
import { Legend, type LegendLayer } from '../../map/parts/Legend.tsx';
import { glyphsOf } from '../../map/tiles/glyphs.ts';
import { type MapAddress, type ShownLayer, shownLayers } from './map-address.ts';
import { PlaceSearch } from './PlaceSearch.tsx';
import { totalsQuery } from './queries.ts';

/** Where the reader asked to look, and what is marked there. */
export type Looked = {
  readonly to: { readonly position: readonly [lon: number, lat: number]; readonly zoom: number };
  readonly mark?: { readonly position: readonly [lon: number, lat: number]; readonly name: string };
};

type MapPanelProps = {
  readonly address: MapAddress;
  readonly onChange: (change: Partial<MapAddress>) => void;
  readonly onLook: (looked: Looked) => void;
};

/** To the left of the map: places to find, layers to choose. On a phone it folds away. */
export function MapPanel({ address, onChange, onLook }: MapPanelProps) {
  const { t } = useTranslation('map');
  const [open, setOpen] = useState(false);
  const pickArea = useArea(onChange, onLook);
  return (
    <aside className={open ? 'mp-panel is-open' : 'mp-panel'} aria-label={t('panel')}>
      <div className="mp-find">
        <PlaceSearch onFound={onLook} />
        <button type="button" className="mp-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('panelOpen')}
        </button>
      </div>
      <div className="mp-fields">
        <AreaPicker value={address.area} onPick={pickArea} />
      </div>
      <div className="mp-legend">
        <Layers address={address} onChange={onChange} />
      </div>
    </aside>
  );
}

function useArea(onChange: MapPanelProps['onChange'], onLook: MapPanelProps['onLook']) {
  const areas = useQuery(areasQuery(useTown().id)).data?.areas;
  return useCallback(
    (code: string | undefined) => {
      onChange({ area: code });
      const area = areas?.find((one) => one.code === code);
      const [lon, lat] = area?.center ?? [];
      if (area && lon !== undefined && lat !== undefined) {
        onLook({ to: { position: [lon, lat], zoom: area.level === 'community' ? 14.5 : 16 } });
      }
    },
    [areas, onChange, onLook],
  );
}

function Layers({ address, onChange }: Pick<MapPanelProps, 'address' | 'onChange'>) {
  const layers = useLegend(address);
  const { layers: shown, hidden } = address;
  const setLayer = (id: string, on: boolean) =>
    onChange({ layers: shownLayers.filter((one) => (one === id ? on : shown.includes(one))) });
  const setState = (layer: string, state: string, on: boolean) => {
    const name = `${layer}.${state}`;
    onChange({ hidden: on ? hidden.filter((one) => one !== name) : [...hidden, name] });
  };
  return <Legend layers={layers} onLayer={setLayer} onState={setState} />;
}

function useLegend({ layers, hidden, moment }: MapAddress): readonly LegendLayer[] {
  const { t } = useTranslation('map');
  // How many there are is known of now; what stood at a past moment is told below the map.
  const totals = useQuery({ ...totalsQuery(useTown().id), enabled: !moment }).data;
  const counts = moment ? undefined : totals;
  return useMemo(() => {
    const nameOf = (layer: PointLayerName, state: string) => {
      const words = layer === 'cameras' || layer === 'sections' ? 'devices' : layer;
      return t(`${words}.${state}` as 'cases.red'); // the states of the contract are the keys of the words
    };
    const statesOf = (layer: ShownLayer): LegendLayer['states'] =>
      layer === 'areas'
        ? []
        : pointStates[layer].toReversed().map((state) => ({
            ...{
              id: state,
              name: nameOf(layer, state),
              glyph: glyphsOf(layer)[state] ?? { shape: 'dot', colour: 'muted' },
            },
            ...{ count: counts?.[layer][state], shown: !hidden.includes(`${layer}.${state}`) },
          }));
    return shownLayers.map((id) => ({ id, name: t(`layer.${id}`), shown: layers.includes(id), states: statesOf(id) }));
  }, [layers, hidden, counts, t]);
}
