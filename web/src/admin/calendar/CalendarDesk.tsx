import type { CalendarData } from '@chengyun/contract/calendar';
import { changesBetween } from '@chengyun/contract/changes';
import type { CalendarDraft } from '@chengyun/contract/policy';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { ChangeList } from '../shared/ChangeList.tsx';
import { calendarHistoryQuery } from '../shared/queries.ts';
import { SaveNote } from '../shared/SaveNote.tsx';
import { useChange } from '../shared/use-change.ts';
import { VersionList } from '../shared/VersionList.tsx';
import { RuleFields } from './RuleFields.tsx';
import { TryDue } from './TryDue.tsx';
import { YearView } from './YearView.tsx';

/** One calendar: its year, its rule, a trial, its versions. Changes stay here until saved as a new version. */
export function CalendarDesk({ calendar }: { readonly calendar: CalendarData }) {
  const { t } = useTranslation(['calendar', 'admin']);
  const { id: _, version, ...saved } = calendar;
  const [draft, setDraft] = useState<CalendarDraft>(saved);
  const [saving, setSaving] = useState(false);
  const changes = changesBetween(saved, draft);
  const save = useSave(calendar, draft, () => setSaving(false));
  return (
    <div className="cy-calendar">
      <YearView draft={draft} saved={saved} onChange={setDraft} />
      <aside>
        {changes.length > 0 && (
          <div className="cy-calendar-save" role="status">
            <span>
              {t('admin:unsaved')} · {t('admin:changeCount', { n: changes.length })}
            </span>
            <Button type="primary" onClick={() => setSaving(true)}>
              {t('save')}
            </Button>
            <Button type="text" onClick={() => setDraft(saved)}>
              {t('admin:discard')}
            </Button>
          </div>
        )}
        <Panel title={t('try')}>
          <TryDue calendar={calendar} draft={changes.length > 0 ? draft : undefined} />
        </Panel>
        <RuleFields draft={draft} onChange={setDraft} />
        <History id={calendar.id} />
      </aside>
      <SaveNote
        open={saving}
        title={t('saveTitle', { n: version + 1 })}
        saving={save.isPending}
        error={save.error}
        onSave={save.mutate}
        onClose={() => setSaving(false)}
      >
        <ChangeList changes={changes} />
      </SaveNote>
    </div>
  );
}

function useSave({ id, version }: CalendarData, draft: CalendarDraft, onDone: () => void) {
  const { t } = useTranslation('calendar');
  const { message } = App.useApp();
  const town = useTown();
  const [key] = useState(newKey);
  return useChange<CalendarData, string>({
    touches: ['calendars'],
    act: (note) => api(paths.calendar(town.id, id, '/versions'), { body: { calendar: draft, note }, version, key }),
    onDone: (made) => {
      void message.success(t('saved', { n: made.version }));
      onDone();
    },
  });
}

function History({ id }: { readonly id: string }) {
  const { t } = useTranslation('admin');
  const town = useTown();
  const history = useQuery(calendarHistoryQuery(town.id, id));
  return (
    <Panel title={t('versions')}>
      {history.isPending && <Loading rows={2} inset={false} />}
      {history.isError && <ErrorState error={history.error} onRetry={history.refetch} />}
      {history.data && <VersionList versions={history.data.versions} />}
    </Panel>
  );
}
