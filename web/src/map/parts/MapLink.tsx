import type { PointLayerName } from '@chengyun/contract/tiles';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { writeView } from './view.ts';

type MapLinkProps = {
  readonly layer: PointLayerName;
  readonly id: string;
  readonly position: readonly [lon: number, lat: number];
};

/** Leads from a thing's small map to the town's map, where everything around it is. */
export function MapLink({ layer, id, position }: MapLinkProps) {
  const { t } = useTranslation('map');
  const town = useTown().id;
  const search = {
    at: writeView({ position, zoom: 16.5 }),
    thing: `${layer}:${id}`,
    ...(layer === 'devices' ? { layers: 'cases,alarms,devices,areas', hide: ',' } : {}),
  };
  return (
    <Link className="cy-map-more" to="/$town/map" params={{ town }} search={search}>
      {t('onTheMap')}
    </Link>
  );
}
