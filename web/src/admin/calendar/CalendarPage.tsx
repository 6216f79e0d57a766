import '../shared/admin.css';
import './calendar.css';
import type { CalendarData } from '@chengyun/contract/calendar';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { AdminPage } from '../shared/AdminPage.tsx';
import { calendarsQuery } from '../shared/queries.ts';
import { CalendarDesk } from './CalendarDesk.tsx';

/** The town's working calendars. */
export function CalendarPage() {
  const { t, i18n } = useTranslation('calendar');
  const { id } = useTown();
  const calendars = useQuery(calendarsQuery(id));
  const [picked, setPicked] = useState<string | null>(null);
  const all: readonly CalendarData[] = calendars.data?.calendars ?? [];
  const shown = all.find((one) => one.id === picked) ?? all[0];
  const which = all.length > 1 && (
    <Segmented
      aria-label={t('which')}
      value={shown?.id ?? ''}
      onChange={setPicked}
      options={all.map((one) => ({ value: one.id, label: inLanguage(one.name, i18n.language) }))}
    />
  );
  return (
    <AdminPage title={t('title')} lead={t('lead')} bar={which}>
      {calendars.isPending && <Loading rows={12} />}
      {calendars.isError && <ErrorState error={calendars.error} onRetry={calendars.refetch} />}
      {calendars.data && !shown && <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />}
      {shown && <CalendarDesk key={`${shown.id}@${shown.version}`} calendar={shown} />}
    </AdminPage>
  );
}
