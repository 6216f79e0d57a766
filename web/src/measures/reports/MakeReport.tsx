import type { NewReport, Report, ReportKind } from '@chengyun/contract/reports';
import { reportKinds } from '@chengyun/contract/reports';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { useToday } from '../figures/use-asked.ts';
import { wholePeriods } from '../period/whole-periods.ts';
import { reportsKey, reportsQuery } from './queries.ts';

type MakeProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
};

/** How many periods back a report can be made of: two years of weeks, five of months, ten years. */
const BACK = { week: 104, month: 60, year: 10 } as const;

/** Asks which report is to be made; the last week that is over unless told. */
export function MakeReport({ isOpen, onClose, onMade }: MakeProps) {
  const { t } = useTranslation('reports');
  const [kind, setKind] = useState<ReportKind>('week');
  const [picked, setPicked] = useState<string>();
  const options = usePeriods(kind);
  const period = picked ?? options[0]?.value;
  const making = useMaking((id) => {
    setPicked(undefined);
    onClose();
    onMade(id);
  });
  return (
    <Modal
      open={isOpen}
      title={t('make.title')}
      okText={t('make.go')}
      confirmLoading={making.isPending}
      onOk={() => making.mutate({ kind, ...(period === undefined ? {} : { period }) })}
      onCancel={onClose}
      width={420}
    >
      <div className="rep-form">
        <Segmented
          aria-label={t('make.kind')}
          value={kind}
          options={reportKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => {
            setKind(value as ReportKind);
            setPicked(undefined);
          }}
        />
        <div className="rep-field">
          <span>{t('make.period')}</span>
          <Select
            aria-label={t('make.period')}
            value={period}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setPicked}
          />
        </div>
        {making.error ? <FailureLine error={making.error} /> : <p className="rep-quiet">{t('make.known')}</p>}
      </div>
    </Modal>
  );
}

/** The periods that are over, the newest first, and which of them have a report. */
function usePeriods(kind: ReportKind) {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const today = useToday();
  const { data } = useQuery(reportsQuery(town));
  return useMemo(() => {
    const there = new Set(data?.reports.filter((one) => one.kind === kind).map(({ period }) => period));
    return wholePeriods(kind, today, BACK[kind]).map(({ name, from, to, year, n }) => ({
      value: name,
      label: [
        t(`periodOf.${kind}`, { year, n }),
        kind === 'week' && `${from.slice(5)} – ${to.slice(5)}`,
        there.has(name) && t('make.there'),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  }, [data, kind, today, t]);
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
