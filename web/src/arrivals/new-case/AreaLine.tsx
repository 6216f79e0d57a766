import type { AreaPath } from '@chengyun/contract/place';
import type { Position } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { placeAtQuery } from './queries.ts';

type AreaLineProps = { readonly position: Position | undefined; readonly children: ReactNode };

/** The area that a position lies in, from the community down, or that it lies outside the town. */
export function AreaLine({ position, children }: AreaLineProps) {
  const { t } = useTranslation('arrivals');
  const town = useTown().id;
  const { data } = useQuery(placeAtQuery(town, position));
  const known = position && data;
  const words = known && data.area ? areaWords(data.area) : undefined;
  return (
    <p className="arr-area" role="status">
      <span className="arr-small">{t('area')}</span>
      {known && !data.area && <span className="arr-wrong">{t('areaOutside')}</span>}
      {words && <span>{words}</span>}
      {!position && <span className="arr-note">{t('areaNone')}</span>}
      {position && <span className="arr-area-off">{children}</span>}
    </p>
  );
}

/** A grid's name begins with its community's, which was just said. */
function areaWords({ community, grid, unitGrid }: AreaPath): string {
  const part = grid.name.startsWith(community.name) ? grid.name.slice(community.name.length) : grid.name;
  return [community.name, part, unitGrid.name].filter(Boolean).join(' / ');
}
