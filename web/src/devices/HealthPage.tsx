import './devices.css';
import './device.css';
import type { HealthLine } from '@chengyun/contract/alarm';
import { type HealthLineKind, healthLineKinds } from '@chengyun/contract/alarm-words';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../api/client.ts';
import { areasQuery } from '../api/ground.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Chip } from '../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { DateTime } from '../ui/Times.tsx';
import { groupHealth, type HealthGroup } from './health/group-health.ts';
import { healthKey, healthQuery } from './list/queries.ts';
import { useLiveList } from './live/use-live-list.ts';

/** The maintenance list: devices that need a visit, community by community. */
export function HealthPage() {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const navigate = useNavigate();
  const { kind } = useSearch({ strict: false }) as { readonly kind?: string };
  const chosen = healthLineKinds.find((one) => one === kind);
  useLiveList('health', healthKey(town));
  const { data, error, refetch, isPlaceholderData } = useQuery(healthQuery(town, chosen));
  const all = data ? Object.values(data.counts).reduce((sum, many) => sum + many, 0) : 0;
  const pick = (next: HealthLineKind | undefined) =>
    void navigate({ to: '/$town/device-health', params: { town }, search: next ? { kind: next } : {} });
  // While another kind is being read, of the lines that stand here those of this kind.
  const shown = (data?.lines ?? []).filter((line) => !chosen || line.kind === chosen);
  const most = chosen ? (data?.counts[chosen] ?? 0) : all;
  return (
    <div className="dv-page">
      <PageHeader
        title={t('health.page')}
        lead={t('health.lead')}
        extra={
          <ExportMenu
            places
            address={(asked) => withQuery(paths.healthExport(town), { ...(chosen && { kind: chosen }), ...asked })}
          />
        }
      />
      <div className="dv-page-body">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading rows={10} inset={false} />}
        {data && all === 0 && <EmptyState title={t('health.emptyTitle')} hint={t('health.emptyHint')} />}
        {data && all > 0 && (
          <fieldset className="dv-chips dv-chips-wrap">
            <legend className="cy-hidden">{t('health.filter')}</legend>
            <Chip label={t('health.all')} count={all} on={!chosen} onPick={() => pick(undefined)} />
            {healthLineKinds.map((one) => (
              <Chip
                key={one}
                label={t(`health.kind.${one}`)}
                count={data.counts[one]}
                on={one === chosen}
                onPick={() => pick(one)}
              />
            ))}
          </fieldset>
        )}
        {all > 0 && most === 0 && <p className="dv-none">{t('health.none')}</p>}
        {!isPlaceholderData && shown.length < most && (
          <p className="dv-none">{t('health.more', { shown: shown.length, all: most })}</p>
        )}
        {groupHealth(shown).map((group) => (
          <Group key={group.community ?? ''} group={group} />
        ))}
      </div>
    </div>
  );
}

function Group({ group: { community, lines } }: { readonly group: HealthGroup }) {
  const { t } = useTranslation('devices');
  const areas = useQuery(areasQuery(useTown().id)).data?.areas;
  const name = areas?.find(({ code }) => code === community)?.name ?? community ?? t('health.elsewhere');
  return (
    <section aria-label={name}>
      <h2>
        {name} <small>{lines.length}</small>
      </h2>
      <table className="dv-table dv-health">
        <thead>
          <tr>
            <th scope="col">{t('health.device')}</th>
            <th scope="col">{t('health.what')}</th>
            <th scope="col">{t('health.value')}</th>
            <th scope="col">{t('health.place')}</th>
            <th scope="col">{t('health.since')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={`${line.device.id} ${line.kind}`} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line: { device, kind, since, value } }: { readonly line: HealthLine }) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  return (
    <tr>
      <th scope="row">
        <Link to="/$town/devices/$deviceId" params={{ town, deviceId: device.id }} search={{}}>
          {device.name}
        </Link>
      </th>
      <td>{t(`health.kind.${kind}`)}</td>
      <td>{value ?? '—'}</td>
      <td>{[device.building, device.place].filter(Boolean).join(' · ') || '—'}</td>
      <td>
        <DateTime at={since} />
      </td>
    </tr>
  );
}
