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
  const names = known && data.area ? [data.area.community, data.area.grid, data.area.unitGrid] : [];
  return (
    <p className="arr-area" role="status">
      <span className="arr-small">{t('area')}</span>
      {known && !data.area && <span className="arr-wrong">{t('areaOutside')}</span>}
      {names.length > 0 && <span>{names.map(({ name }) => name).join(' / ')}</span>}
      {!position && <span className="arr-note">{t('areaNone')}</span>}
      {position && <span className="arr-area-off">{children}</span>}
    </p>
  );
}
