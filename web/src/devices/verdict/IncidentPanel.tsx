import type { AlarmDetail } from '@chengyun/contract/alarm';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { AlarmSign } from '../alarms/AlarmSign.tsx';
import { incidentQuery } from '../alarms/queries.ts';

/** The alarms of the same building within minutes, as one thing. */
export function IncidentPanel({ detail }: { readonly detail: AlarmDetail }) {
  const { t } = useTranslation('alarms');
  return (
    <Panel title={t('incident.title')}>
      {detail.incidentId ? (
        <IncidentCard incidentId={detail.incidentId} alarmId={detail.id} />
      ) : (
        <p className="dv-none">{t('incident.none')}</p>
      )}
    </Panel>
  );
}

function IncidentCard({ incidentId, alarmId }: { readonly incidentId: string; readonly alarmId: string }) {
  const { t } = useTranslation('alarms');
  const town = useTown().id;
  const { data, error, refetch } = useQuery(incidentQuery(town, incidentId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={2} inset={false} />;
  return (
    <>
      <p className="dv-line">
        {t('incident.open', { alarms: data.alarms, devices: data.devices })}
        {data.drill && <span className="dv-badge dv-badge-blue">{t('incident.drill')}</span>}
      </p>
      <ul className="dv-cards">
        {data.members
          .filter(({ id }) => id !== alarmId)
          .slice(0, 6)
          .map((alarm) => (
            <li key={alarm.id}>
              <Link to="/$town/alarms/$alarmId" params={{ town, alarmId: alarm.id }} search>
                <AlarmSign alarm={alarm} /> {alarm.device.name}
              </Link>
            </li>
          ))}
      </ul>
      <Link to="/$town/alarms" params={{ town }} search={{ incident: incidentId }}>
        {t('incident.show')}
      </Link>
    </>
  );
}
