import type { NewReport, Report, ReportKind } from '@chengyun/contract/reports';
import { reportKinds } from '@chengyun/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { reportsKey } from './queries.ts';

type MakeProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
};

/** Asks which report is to be made; the last week that is over unless told. */
export function MakeReport({ isOpen, onClose, onMade }: MakeProps) {
  const { t } = useTranslation('reports');
  const [kind, setKind] = useState<ReportKind>('week');
  const [period, setPeriod] = useState('');
  const making = useMaking((id) => {
    setPeriod('');
    onClose();
    onMade(id);
  });
  const named = period.trim();
  return (
    <Modal
      open={isOpen}
      title={t('make.title')}
      okText={t('make.go')}
      confirmLoading={making.isPending}
      onOk={() => making.mutate({ kind, ...(named === '' ? {} : { period: named }) })}
      onCancel={onClose}
      width={420}
    >
      <div className="rep-form">
        <Segmented
          aria-label={t('make.kind')}
          value={kind}
          options={reportKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => setKind(value as ReportKind)}
        />
        <div className="rep-field">
          <span>{t('make.period')}</span>
          <Input
            aria-label={t('make.period')}
            value={period}
            placeholder={t(`make.periodForm.${kind}`)}
            onChange={(event) => setPeriod(event.target.value)}
          />
          <small>{t('make.periodHint')}</small>
        </div>
        {making.error ? <FailureLine error={making.error} /> : <p className="rep-quiet">{t('make.known')}</p>}
      </div>
    </Modal>
  );
}

function useMaking(done: (id: string) => void) {
  const town = useTown().id;
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewReport) => api<Report>(paths.reports(town), { body, key: newKey() }),
    onSuccess: async (report) => {
      await queryClient.invalidateQueries({ queryKey: reportsKey(town) });
      done(report.id);
    },
  });
}
