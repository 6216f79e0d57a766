import './devices.css';
import './device.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { RelativeTime } from '../ui/Times.tsx';
import { waitingQuery } from './list/queries.ts';
import { useLiveList } from './live/use-live-list.ts';
import { useProtocolName } from './parts/words.ts';
import { WaitingPane } from './waiting/WaitingPane.tsx';

/** Devices nobody knows: who asks to be let in, from where, with what; to be named and admitted. */
export function WaitingPage() {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const navigate = useNavigate();
  const { who: chosen } = useSearch({ strict: false }) as { readonly who?: string };
  useLiveList('waiting', waitingQuery(town).queryKey);
  const { data, error, refetch } = useQuery(waitingQuery(town));
  const show = useCallback(
    (who?: string) =>
      void navigate({ to: '/$town/device-waiting', params: { town }, search: who ? { who } : {}, replace: true }),
    [navigate, town],
  );
  const keys = useMemo(() => data?.waiting.map(keyOf) ?? [], [data]);
  useListKeys(keys, chosen, show);
  const one = data?.waiting.find((each) => keyOf(each) === chosen);
  const protocolName = useProtocolName();
  return (
    <SplitFrame
      label={t('waiting.page')}
      list={
        <div className="cy-scroll">
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Loading rows={8} />}
          {data?.waiting.length === 0 && <EmptyState title={t('waiting.emptyTitle')} hint={t('waiting.emptyHint')} />}
          <ul aria-label={t('waiting.list')}>
            {data?.waiting.map((each) => (
              <li key={keyOf(each)}>
                <Link
                  className="cy-row"
                  to="/$town/device-waiting"
                  params={{ town }}
                  search={{ who: keyOf(each) }}
                  aria-current={keyOf(each) === chosen}
                >
                  <span />
                  <span className="cy-row-title">{each.externalId}</span>
                  <span className="cy-row-time dv-muted">
                    <RelativeTime at={each.lastSeen} />
                  </span>
                  <span className="cy-row-note">
                    {[protocolName(each.protocol), each.peer, t('waiting.timesN', { n: each.times })].join(' · ')}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      }
      detail={
        chosen &&
        data &&
        (one ? (
          <WaitingPane key={chosen} device={one} />
        ) : (
          <EmptyState title={t('waiting.gone')} hint={t('waiting.chooseHint')} />
        ))
      }
      empty={<EmptyState title={t('waiting.choose')} hint={t('waiting.chooseHint')} />}
      onBack={() => show()}
    />
  );
}

function keyOf({ protocol, externalId }: { readonly protocol: string; readonly externalId: string }): string {
  return `${protocol} ${externalId}`;
}
