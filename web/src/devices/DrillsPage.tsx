import './devices.css';
import './device.css';
import './alarms.css';
import './drills/drills.css';
import type { Occasion } from '@chengyun/contract/occasion';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useNow } from '../ui/now.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { AnnounceDrawer } from './drills/AnnounceDrawer.tsx';
import { DrillTable } from './drills/DrillTable.tsx';
import { phaseOf } from './drills/phase.ts';
import { occasionsKey, occasionsQuery } from './drills/queries.ts';
import { useLiveList } from './live/use-live-list.ts';
import { useKeepsDevices } from './parts/keeps-devices.ts';

const phases = ['now', 'ahead', 'past'] as const;
const yearDays = 366;

/** Drills and maintenance windows: on, to come, over; announcing one and ending it before its time. */
export function DrillsPage() {
  const { t } = useTranslation('fireDesk');
  const town = useTown().id;
  const navigate = useNavigate();
  const { past } = useSearch({ strict: false }) as { readonly past?: string };
  const [announcing, setAnnouncing] = useState(false);
  const now = useNow();
  useLiveList('occasion', occasionsKey(town));
  const { data, error, refetch } = useQuery(occasionsQuery(town, past === 'year' ? yearDays : undefined));
  const all = data?.occasions ?? [];
  const keeps = useKeepsDevices();
  const announce = keeps && (
    <Button type="primary" onClick={() => setAnnouncing(true)}>
      {t('drills.announce')}
    </Button>
  );
  return (
    <div className="dv-page">
      <PageHeader title={t('drills.page')} lead={t('drills.lead')} extra={announce} />
      <div className="dv-page-body dv-drills">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={8} inset={false} />}
        {data && all.length === 0 && (
          <EmptyState title={t('drills.emptyTitle')} hint={t('drills.emptyHint')} action={announce} />
        )}
        {all.length > 0 && phases.map((phase) => <Phase key={phase} phase={phase} all={all} now={now} />)}
        {data && past !== 'year' && (
          <Button onClick={() => void navigate({ to: '/$town/drills', params: { town }, search: { past: 'year' } })}>
            {t('drills.older')}
          </Button>
        )}
      </div>
      {announcing && <AnnounceDrawer onClose={() => setAnnouncing(false)} />}
    </div>
  );
}

type PhaseProps = {
  readonly phase: (typeof phases)[number];
  readonly all: readonly Occasion[];
  readonly now: Date;
};

function Phase({ phase, all, now }: PhaseProps) {
  const { t } = useTranslation('fireDesk');
  const own = all.filter((one) => phaseOf(one, now) === phase);
  if (own.length === 0 && phase !== 'now') return null;
  return (
    <section aria-label={t(`drills.${phase}`)}>
      <h2>
        {t(`drills.${phase}`)} {own.length > 0 && <small>{own.length}</small>}
      </h2>
      {own.length === 0 ? (
        <p className="dv-none">{t('drills.nowNone')}</p>
      ) : (
        <DrillTable occasions={own} phase={phase} />
      )}
    </section>
  );
}
