import type { PrivacyList, PrivacyRequest } from '@chengyun/contract/privacy-request';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { RowWords } from '../../ui/Row.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { usePrivacyAddress } from './use-privacy-address.ts';

type ListProps = {
  readonly list: UseQueryResult<PrivacyList>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onMake: () => void;
};

/** Requests by their due day. */
export function RequestList({ list, chosen, onChoose, onMake }: ListProps) {
  const { t } = useTranslation('privacy');
  const { data, error, refetch } = list;
  const keys = useMemo(() => data?.requests.map(({ id }) => id) ?? [], [data]);
  useListKeys(keys, chosen, onChoose);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.requests.length === 0) return <Nothing data={data} onMake={onMake} />;
  return (
    <VirtualList
      items={data.requests}
      keyOf={({ id }) => id}
      label={t('list')}
      selected={chosen}
      renderRow={(request, { selected }) => <RequestRow request={request} selected={selected} />}
    />
  );
}

// Nothing at all is another thing than nothing that matches.
function Nothing({ data: { counts, days }, onMake }: { readonly data: PrivacyList; readonly onMake: () => void }) {
  const { t } = useTranslation('privacy');
  const { go } = usePrivacyAddress();
  const any = counts.open + counts.answered + counts.refused > 0;
  if (!any)
    return (
      <EmptyState
        title={t('empty')}
        hint={t('emptyHint', { days })}
        action={<Button onClick={onMake}>{t('act.make')}</Button>}
      />
    );
  const all = () => go({ state: 'all', kind: undefined, q: undefined });
  return <EmptyState title={t('none')} hint={t('noneHint')} action={<Button onClick={all}>{t('all')}</Button>} />;
}

type RowProps = { readonly request: PrivacyRequest; readonly selected: boolean };

function RequestRow({ request, selected }: RowProps) {
  const { t } = useTranslation('privacy');
  const town = useTown().id;
  const { kept } = usePrivacyAddress();
  const { id, kind, number, state, applicant, lamp, dueAt, endedAt, late } = request;
  return (
    <Link
      className="cy-row"
      to="/$town/privacy/$requestId"
      params={{ town, requestId: id }}
      search={kept as never}
      aria-current={selected}
    >
      <RowWords
        lamp={lamp ?? undefined}
        title={`${t(`kind.${kind}`)} · ${applicant?.name ?? t('somebody')}`}
        time={lamp ? <DueTime at={dueAt} lamp={lamp} /> : endedAt && <DateTime at={endedAt} />}
        note={[number, t(`state.${state}`), endedAt && late && t('fact.late'), applicant?.phone]
          .filter(Boolean)
          .join(' · ')}
      />
    </Link>
  );
}
