import './devices.css';
import './alarms.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useHotkeys } from '../ui/hotkeys.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState } from '../ui/States.tsx';
import { AlarmBar, AlarmMenus } from './alarms/AlarmBar.tsx';
import { AlarmList } from './alarms/AlarmList.tsx';
import { toAlarmQuery } from './alarms/alarm-filters.ts';
import { isUnseen } from './alarms/alarm-look.ts';
import { FloodBanner } from './alarms/FloodBanner.tsx';
import { PlaceFilters } from './alarms/PlaceFilters.tsx';
import { burningQuery } from './alarms/queries.ts';
import { useAlarmAddress } from './alarms/use-alarm-address.ts';
import { useAlarmQueue } from './alarms/use-alarm-queue.ts';
import { useLiveAlarms } from './alarms/use-live-alarms.ts';
import { OccasionBanner } from './drills/OccasionBanner.tsx';
import { SoundAsk, SoundButton } from './sound/SoundButton.tsx';
import { useFireSound } from './sound/use-fire-sound.ts';
import { AlarmPane } from './verdict/AlarmPane.tsx';
import type { CaseParts } from './verdict/case-parts.ts';

/** The fire desk: alarms worst and newest first, one of them to the right with its building and what may be done. */
export function AlarmsPage({ caseParts }: { readonly caseParts: CaseParts }) {
  const { t } = useTranslation('alarms');
  const { t: frame } = useTranslation('frame');
  const town = useTown();
  const { alarmId } = useParams({ strict: false }) as { readonly alarmId?: string };
  const { filters, setFilters, open, close } = useAlarmAddress();
  const query = useMemo(() => toAlarmQuery(filters), [filters]);
  const queue = useAlarmQueue(town.id, query);
  useLiveAlarms(town.id);
  useListKeys(
    useMemo(() => queue.rows.map(({ id }) => id), [queue.rows]),
    alarmId,
    open,
  );
  useHotkeys(useMemo(() => (alarmId ? { escape: { label: frame('back'), run: close } } : {}), [alarmId, close, frame]));
  const sound = useFireSound(useBurning(town.id));
  return (
    <SplitFrame
      label={t('page')}
      bar={
        <>
          <AlarmBar filters={filters} onChange={setFilters} />
          <SoundButton sound={sound} />
        </>
      }
      list={
        <div className="dv-column">
          <FloodBanner />
          <OccasionBanner />
          <SoundAsk sound={sound} />
          <div className="dv-menus">
            <AlarmMenus filters={filters} onChange={setFilters} />
          </div>
          <PlaceFilters filters={filters} onChange={setFilters} />
          <div className="dv-rows">
            <AlarmList queue={queue} filters={filters} alarmId={alarmId} onChange={setFilters} />
          </div>
        </div>
      }
      detail={
        alarmId && (
          <AlarmPane
            key={alarmId}
            alarmId={alarmId}
            row={queue.rows.find(({ id }) => id === alarmId)}
            caseParts={caseParts}
          />
        )
      }
      empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
      onBack={close}
    />
  );
}

/** The fires that sound: nobody has taken note of them, and no maintenance expects them. */
function useBurning(town: string): readonly string[] {
  const fires = useQuery(burningQuery(town)).data?.alarms;
  return useMemo(
    () =>
      (fires ?? []).flatMap((alarm) => (isUnseen(alarm) && alarm.occasion?.kind !== 'maintenance' ? [alarm.id] : [])),
    [fires],
  );
}
