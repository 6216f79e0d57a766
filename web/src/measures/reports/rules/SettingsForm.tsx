import type { ReportSettings, ReportSettingsNow } from '@chengyun/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { useMay } from '../may-write.ts';
import { settingsQuery } from '../queries.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When reports are made by themselves, and who signs. */
export function SettingsForm({ now }: { readonly now: ReportSettingsNow }) {
  const { t } = useTranslation('reports');
  const may = useMay();
  const [draft, setDraft] = useState(now.settings);
  const set = (changes: Partial<ReportSettings>) => setDraft({ ...draft, ...changes });
  const saving = useSaving(now.version);
  const same = JSON.stringify(draft) === JSON.stringify(now.settings);
  return (
    <section className="rep-settings" aria-labelledby="rep-when">
      <h2 id="rep-when">{t('setting.when')}</h2>
      <fieldset disabled={!may.rule} className="rep-fields">
        <Checkbox checked={draft.weekly} onChange={(event) => set({ weekly: event.target.checked })}>
          {t('setting.weekly')}
        </Checkbox>
        <Select
          aria-label={t('setting.weekday')}
          disabled={!draft.weekly || !may.rule}
          value={draft.weekday}
          options={weekdays.map((value) => ({ value, label: t(`setting.days.d${value}`) }))}
          onChange={(weekday) => set({ weekday })}
        />
        <Select
          aria-label={t('setting.hour')}
          disabled={!may.rule}
          value={draft.hour}
          options={hours.map((value) => ({ value, label: t('setting.hourOf', { hour: value }) }))}
          onChange={(hour) => set({ hour })}
        />
        <Checkbox checked={draft.monthly} onChange={(event) => set({ monthly: event.target.checked })}>
          {t('setting.monthly')}
        </Checkbox>
        <Checkbox checked={draft.yearly} onChange={(event) => set({ yearly: event.target.checked })}>
          {t('setting.yearly')}
        </Checkbox>
        <div className="rep-field">
          <span>{t('setting.organ')}</span>
          <Input
            aria-label={t('setting.organ')}
            value={draft.organ}
            maxLength={60}
            onChange={(event) => set({ organ: event.target.value })}
          />
          <small>{t('setting.organHint')}</small>
        </div>
        {may.rule ? (
          <Button disabled={same} loading={saving.isPending} onClick={() => saving.mutate(draft)}>
            {t('setting.save')}
          </Button>
        ) : (
          <p className="rep-quiet">{t('setting.readOnly')}</p>
        )}
      </fieldset>
      {saving.error && <FailureLine error={saving.error} />}
    </section>
  );
}

function useSaving(version: number) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReportSettings) =>
      api<ReportSettingsNow>(paths.reportSettings(town), { method: 'PUT', body, version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(settingsQuery(town).queryKey, saved);
      void message.success(t('setting.saved'));
    },
  });
}
