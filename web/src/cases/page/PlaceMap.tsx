import type { CaseSummary } from '@chengyun/contract/case';
import type { Twin } from '@chengyun/contract/case-list';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { LookAt } from '../../map/LookAt.tsx';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { Panel } from '../../ui/Panel.tsx';

type PlaceMapProps = { readonly summary: CaseSummary; readonly twins: readonly Twin[] };

/** Where it is, small: the case itself and the similar ones around it. */
export function PlaceMap({ summary, twins }: PlaceMapProps) {
  const { t } = useTranslation('cases');
  const { id, position, lamp, areaName } = summary;
  const points = useMemo<Points>(() => {
    const around = twins.map((twin) => ({ id: twin.case.id, position: twin.case.position, lamp: undefined }));
    const all = [...around, { id, position, lamp: lamp ?? undefined }];
    return {
      type: 'FeatureCollection',
      features: all.flatMap((one) =>
        one.position
          ? [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [...one.position] },
                properties: { id: one.id, ...(one.lamp ? { lamp: one.lamp } : {}) },
              },
            ]
          : [],
      ),
    };
  }, [twins, id, position, lamp]);
  return (
    <Panel title={t('page.position')} extra={areaName}>
      {position ? (
        <LazyMapView label={t('page.position')} at={{ position: [position[0], position[1]] }} mini>
          <LookAt position={[position[0], position[1]]} />
          <PointLayer points={points} selected={id} />
        </LazyMapView>
      ) : (
        <p className="cy-aside-none">{t('page.noPosition')}</p>
      )}
    </Panel>
  );
}
