import { AREA_LEVELS, type AreaLevel } from '@chengyun/contract/area';
import type { AreaInfo } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { unitsQuery } from '../shared/queries.ts';
import { AreaMap } from './AreaMap.tsx';
import { RenameArea } from './RenameArea.tsx';

type AreaThingProps = {
  readonly chosen: AreaInfo | undefined;
  readonly areas: readonly AreaInfo[];
  readonly onChoose: (code: string) => void;
};

const levels = AREA_LEVELS.filter((level) => level !== 'town');

/** The chosen area on the map, with its facts. */
export function AreaThing({ chosen, areas, onChoose }: AreaThingProps) {
  const { t } = useTranslation(['areas', 'admin']);
  const [level, setLevel] = useState<AreaLevel>('community');
  useEffect(() => {
    if (chosen && chosen.level !== 'town') setLevel(chosen.level);
  }, [chosen]);
  return (
    <>
      {chosen ? (
        <AreaHead area={chosen} areas={areas} onChoose={onChoose} />
      ) : (
        <PageHeader title={t('title')} eyebrow={t('pick')} />
      )}
      <div className="cy-area-map">
        <AreaMap level={level} chosen={chosen} onChoose={onChoose} />
        <Segmented<AreaLevel>
          className="cy-area-level"
          aria-label={t('level')}
          value={level}
          onChange={setLevel}
          options={levels.map((value) => ({ value, label: t(`admin:level.${value}`) }))}
        />
      </div>
    </>
  );
}

function AreaHead({ area, areas, onChoose }: Omit<AreaThingProps, 'chosen'> & { readonly area: AreaInfo }) {
  const { t } = useTranslation(['areas', 'admin']);
  const { id } = useTown();
  const units = useQuery(unitsQuery(id));
  const [renaming, setRenaming] = useState(false);
  const above = areas.find(({ code }) => code === area.parent);
  const here = units.data?.units.filter((unit) => unit.active && unit.areaCodes.includes(area.code)) ?? [];
  const facts = [
    { name: t('code'), value: area.code },
    { name: t('area'), value: useSize(area.areaM2) },
    ...(above
      ? [
          {
            name: t('above'),
            value: (
              <button type="button" className="cy-linklike" onClick={() => onChoose(above.code)}>
                {above.name}
              </button>
            ),
          },
        ]
      : []),
    { name: t('below'), value: areas.filter(({ parent }) => parent === area.code).length },
    { name: t('unitsHere'), value: here.map(({ name }) => name).join(t('admin:listJoin')) || t('noUnits') },
  ];
  return (
    <>
      <PageHeader
        title={area.name}
        eyebrow={t(`admin:level.${area.level}`)}
        facts={facts}
        extra={<Button onClick={() => setRenaming(true)}>{t('rename')}</Button>}
      />
      {renaming && <RenameArea area={area} onClose={() => setRenaming(false)} />}
    </>
  );
}

/** Size for people: hectares below a square kilometre. */
function useSize(m2: number): string {
  const { t } = useTranslation('areas');
  if (m2 < 1_000_000) return t('hectares', { n: (m2 / 10_000).toFixed(1) });
  return t('squareKm', { n: (m2 / 1_000_000).toFixed(2) });
}
