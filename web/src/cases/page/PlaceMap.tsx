import type { CaseSummary } from '@chengyun/contract/case';
import type { Twin } from '@chengyun/contract/case-list';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaShapesQuery, areasQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { AreaLayer } from '../../map/AreaLayer.tsx';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { LookAt } from '../../map/LookAt.tsx';
import { PointLayer, type Points } from '../../map/PointLayer.tsx';
import { MapLink } from '../../map/parts/MapLink.tsx';
import { areaText } from '../../ui/area-text.ts';
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
  const grid = useGridOf(summary.areaCode);
  return (
    <Panel title={t('page.position')} extra={areaText(areaName)}>
      {position ? (
        <>
          <LazyMapView label={t('page.position')} at={{ position: [position[0], position[1]] }} mini>
            <LookAt position={[position[0], position[1]]} />
            {grid && <AreaLayer areas={grid.areas} selected={grid.code} />}
            <PointLayer points={points} selected={id} />
          </LazyMapView>
          <MapLink layer="cases" id={id} position={[position[0], position[1]]} />
        </>
      ) : (
        <p className="cy-aside-none">{t('page.noPosition')}</p>
      )}
    </Panel>
  );
}

/** The grid a case lies in, as a shape: its own code, or that of the unit grid's parent. */
function useGridOf(areaCode: string | null) {
  const town = useTown().id;
  const areas = useQuery(areasQuery(town)).data?.areas;
  const shapes = useQuery(areaShapesQuery(town, 'grid')).data;
  return useMemo(() => {
    const area = areas?.find(({ code }) => code === areaCode);
    const code = area?.level === 'unit_grid' ? area.parent : areaCode;
    const features = shapes?.features.filter(({ properties }) => properties.id === code) ?? [];
    return code && features.length > 0 ? { code, areas: { type: 'FeatureCollection' as const, features } } : undefined;
  }, [areas, shapes, areaCode]);
}
