import './devices.css';
import './device.css';
import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '../api/client.ts';
import { paths } from '../api/paths.ts';
import { useTown } from '../api/TownProvider.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { useListKeys } from '../ui/list-keys.ts';
import { Chip } from '../ui/Row.tsx';
import { SplitFrame } from '../ui/SplitFrame.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx';
import { waitingQuery } from './list/queries.ts';
import { useLiveList } from './live/use-live-list.ts';
import { ManyPane } from './waiting/ManyPane.tsx';
import { WaitingList } from './waiting/WaitingList.tsx';
import { WaitingPane } from './waiting/WaitingPane.tsx';
import { waitingKey } from './waiting/waiting-key.ts';

/** Devices nobody knows: who asks to be let in, from where, with what; let in one by one or together, or turned away. */
export function WaitingPage() {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const { refused, chosen, show } = useWaitingAddress(town);
  useLiveList('waiting', waitingQuery(town).queryKey);
  const { data, error, refetch } = useQuery(waitingQuery(town, refused));
  const waiting = data?.waiting ?? none;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((who?: string) => show(refused, who), [show, refused]);
  const keys = useMemo(() => waiting.map(waitingKey), [waiting]);
  useListKeys(keys, chosen, choose);
  // Who is no longer in the list is no longer picked.
  const many = useMemo(() => waiting.filter((one) => picked.has(waitingKey(one))), [waiting, picked]);
  const one = waiting.find((each) => waitingKey(each) === chosen);
  return (
    <SplitFrame
      label={t('waiting.page')}
      bar={
        <>
          <fieldset className="dv-chips">
            <legend className="cy-hidden">{t('waiting.show')}</legend>
            <Chip label={t('waiting.waits')} on={!refused} onPick={() => show(false)} />
            <Chip label={t('waiting.refused')} on={refused} onPick={() => show(true)} />
          </fieldset>
          <ExportMenu address={(asked) => withQuery(paths.waitingExport(town), { refused, ...asked })} />
        </>
      }
      list={
        <div className="cy-scroll">
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Loading rows={8} />}
          {data && waiting.length === 0 && <Nobody refused={refused} />}
          <WaitingList {...{ waiting, refused, chosen, picked }} onPick={setPicked} />
        </div>
      }
      detail={
        many.length > 0 ? (
          <ManyPane devices={many} onDone={() => setPicked(new Set())} />
        ) : (
          chosen && data && <One key={chosen} device={one} />
        )
      }
      empty={<EmptyState title={t('waiting.choose')} hint={t('waiting.chooseHint')} />}
      onBack={() => {
        setPicked(new Set());
        choose();
      }}
    />
  );
}

const none: readonly WaitingDevice[] = [];

function One({ device }: { readonly device: WaitingDevice | undefined }) {
  const { t } = useTranslation('devices');
  if (device) return <WaitingPane device={device} />;
  return <EmptyState title={t('waiting.gone')} hint={t('waiting.chooseHint')} />;
}

function Nobody({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('devices');
  if (refused) return <EmptyState title={t('waiting.noRefusedTitle')} hint={t('waiting.noRefusedHint')} />;
  return <EmptyState title={t('waiting.emptyTitle')} hint={t('waiting.emptyHint')} />;
}

function useWaitingAddress(town: string) {
  const { who, show: shown } = useSearch({ strict: false }) as { readonly who?: string; readonly show?: string };
  const navigate = useNavigate();
  const show = useCallback(
    (refused: boolean, next?: string) =>
      void navigate({
        to: '/$town/device-waiting',
        params: { town },
        search: { ...(refused && { show: 'refused' }), ...(next && { who: next }) },
        replace: true,
      }),
    [navigate, town],
  );
  return { refused: shown === 'refused', chosen: who, show };
}
