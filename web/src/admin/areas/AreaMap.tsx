import type { AreaLevel } from '@chengyun/contract/area';
import type { AreaInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { AreaLayer } from '../../map/AreaLayer.tsx';
import { useFlyTo } from '../../map/fly-to.ts';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { areaShapesQuery } from '../shared/queries.ts';

type AreaMapProps = {
  readonly level: AreaLevel;
  readonly chosen: AreaInfo | undefined;
  readonly onChoose: (code: string) => void;
};

const zooms: Readonly<Record<AreaLevel, number>> = { town: 12, community: 13.6, grid: 14.4, unit_grid: 15.2 };

/** The areas of one level on the map; a click chooses. */
export function AreaMap({ level, chosen, onChoose }: AreaMapProps) {
  const { t } = useTranslation('areas');
  const { id } = useTown();
  const shapes = useQuery(areaShapesQuery(id, level));
  return (
    <LazyMapView label={t('map')}>
      {shapes.data && (
        <AreaLayer
          key={level}
          areas={shapes.data}
          selected={chosen?.code}
          onSelect={onChoose}
          labelled={level === 'grid'}
        />
      )}
      <Follow area={chosen} />
    </LazyMapView>
  );
}

/** Brings the chosen area into view. */
function Follow({ area }: { readonly area: AreaInfo | undefined }) {
  const flyTo = useFlyTo();
  useEffect(() => {
    if (area && area.level !== 'town') flyTo([area.center[0], area.center[1]], zooms[area.level]);
  }, [area, flyTo]);
  return null;
}
