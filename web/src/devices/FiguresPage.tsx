import './devices.css';
import './device.css';
import './figures/figures.css';
import { figureCuts } from '@chengyun/contract/alarm-query';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useNow } from '../ui/now.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Chip } from '../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { useLiveAlarms } from './alarms/use-live-alarms.ts';
import { DayColumns } from './figures/DayColumns.tsx';
import { Headline } from './figures/Headline.tsx';
import { Paces } from './figures/Paces.tsx';
import { figuresAt, type Period, periodOf, periods } from './figures/period.ts';
import { figuresQuery } from './figures/queries.ts';
import { Reasons } from './figures/Reasons.tsx';
import { Repeated } from './figures/Repeated.tsx';
import { ShareTable } from './figures/ShareTable.tsx';

type Address = { readonly period?: string; readonly kind?: string; readonly by?: string };

/** The fire desk measured: false share, verdicts, pace, devices to mend. Every figure opens to what it counts. */
export function FiguresPage() {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  const navigate = useNavigate();
  const address = useSearch({ strict: false }) as Address;
  const period = periodOf(address.period);
  const onlyFire = address.kind === 'fire';
  const by = figureCuts.find((cut) => cut === address.by) ?? 'site';
  const minute = Math.floor(useNow().getTime() / 60_000);
  const query = useMemo(() => figuresAt(period, onlyFire, new Date(minute * 60_000)), [period, onlyFire, minute]);
  const go = (changed: Address) =>
    void navigate({ to: '/$town/alarm-figures', params: { town }, search: { ...address, ...changed } as never });
  useLiveAlarms(town);
  const { data, error, refetch } = useQuery(figuresQuery(town, query));
  return (
    <div className="dv-page">
      <PageHeader title={t('figures.page')} lead={t('figures.lead')} />
      <div className="dv-page-body dv-figures">
        <fieldset className="dv-chips dv-chips-wrap">
          <legend className="cy-hidden">{t('figures.period')}</legend>
          {(Object.keys(periods) as readonly Period[]).map((one) => (
            <Chip key={one} label={t(`figures.days.${one}`)} on={one === period} onPick={() => go({ period: one })} />
          ))}
          <Chip label={t('figures.kind.fire')} on={onlyFire} onPick={() => go({ kind: onlyFire ? '' : 'fire' })} />
        </fieldset>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={10} inset={false} />}
        {data && data.alarms.n === 0 && <EmptyState title={t('figures.emptyTitle')} hint={t('figures.emptyHint')} />}
        {data && data.alarms.n > 0 && (
          <>
            <Headline data={data} />
            <DayColumns days={data.days} />
            <div className="dv-two">
              <Reasons reasons={data.reasons} />
              <div>
                <Paces data={data} />
              </div>
            </div>
            <ShareTable query={query} by={by} onCut={(cut) => go({ by: cut })} />
            <Repeated query={query} />
          </>
        )}
      </div>
    </div>
  );
}
