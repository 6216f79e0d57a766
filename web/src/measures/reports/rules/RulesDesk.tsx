import type { ReportRulesNow, ReportRulesTried } from '@chengyun/contract/report-rules';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { useMay } from '../may-write.ts';
import { rulesQuery } from '../queries.ts';
import { KnownNames } from './KnownNames.tsx';
import { Tried } from './Tried.tsx';

/** The sentence rules as text: to be changed, tried on last week's figures, and kept as a version. */
export function RulesDesk({ now }: { readonly now: ReportRulesNow }) {
  const { t } = useTranslation('reports');
  const may = useMay();
  const [text, setText] = useState(now.text);
  const [note, setNote] = useState('');
  const { trying, saving } = useRules(now.version);
  const version = now.version === 0 ? t('rules.shipped') : t('rules.own', { n: now.version });
  return (
    <section className="rep-rules-desk" aria-labelledby="rep-rules">
      <h2 id="rep-rules">{t('rule.title')}</h2>
      <p className="rep-quiet">
        {t('rule.version', { version })}
        {now.createdBy && ` · ${t('rule.by', { name: now.createdBy, note: now.note ?? '' })}`}
      </p>
      <p className="rep-quiet">{t('rule.lead')}</p>
      <div className="rep-rules-columns">
        <div className="rep-rules-edit">
          <Input.TextArea
            className="rep-code"
            aria-label={t('rule.text')}
            value={text}
            readOnly={!may.rule}
            spellCheck={false}
            autoSize={{ minRows: 22, maxRows: 36 }}
            onChange={(event) => setText(event.target.value)}
          />
          {may.rule ? (
            <div className="rep-rules-acts">
              <Button loading={trying.isPending} onClick={() => trying.mutate(text)}>
                {t('rule.try')}
              </Button>
              <Input
                aria-label={t('rule.note')}
                placeholder={t('rule.noteHint')}
                value={note}
                maxLength={400}
                onChange={(event) => setNote(event.target.value)}
              />
              <Button
                type="primary"
                loading={saving.isPending}
                disabled={text === now.text || note.trim().length < 2}
                onClick={() => saving.mutate({ text, note: note.trim() })}
              >
                {t('rule.save')}
              </Button>
            </div>
          ) : (
            <p className="rep-quiet">{t('setting.readOnly')}</p>
          )}
          {(saving.error ?? trying.error) && <FailureLine error={saving.error ?? trying.error} />}
          {trying.data && <Tried tried={trying.data} />}
        </div>
        <KnownNames names={now.names} />
      </div>
    </section>
  );
}

function useRules(version: number) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const trying = useMutation({
    mutationFn: (text: string) => api<ReportRulesTried>(paths.reportRulesTry(town), { body: { text } }),
  });
  const saving = useMutation({
    mutationFn: (body: { readonly text: string; readonly note: string }) =>
      api<ReportRulesNow>(paths.reportRules(town), { method: 'PUT', body, version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(rulesQuery(town).queryKey, saved);
      void message.success(t('rule.saved'));
    },
  });
  return { trying, saving };
}
