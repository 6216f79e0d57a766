import '../measures.css';
import '../goals/goals.css';
import './scorecards.css';
import type { ScorecardAnswer } from '@chengyun/contract/scorecards-answer';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Scrolls } from '../../ui/Scrolls.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { mayKeepGoals } from '../goals/may-keep.ts';
import { CellDrawer } from './CellDrawer.tsx';
import { ChangedList } from './ChangedList.tsx';
import { PublishButton } from './PublishButton.tsx';
import { scorecardListQuery, scorecardQuery } from './queries.ts';
import { ScoreBar } from './ScoreBar.tsx';
import { SheetTable } from './SheetTable.tsx';
import { StateOfSheet } from './StateOfSheet.tsx';
import { cellOf, type ScoreAddress, shownSheet } from './shown-sheet.ts';

/** Scorecards: units ranked within their group; every point opens to where it comes from. */
export function ScorecardsPage() {
  const { t } = useTranslation('scorecards');
  const town = useTown();
  const { cardId } = useParams({ strict: false });
  const address = useSearch({ strict: false }) as ScoreAddress;
  const list = useQuery(scorecardListQuery(town.id));
  const id =
    cardId ?? list.data?.scorecards.find((one) => one.id === 'town-monthly')?.id ?? list.data?.scorecards[0]?.id;
  const { data, error, refetch } = useQuery({
    ...scorecardQuery(town.id, id ?? '', address.period),
    enabled: id !== undefined,
  });
  const failed = list.error ?? error;
  return (
    <div className="gl-page">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        extra={data && mayKeepGoals(town.roles) && <PublishButton answer={data} />}
      />
      {list.data && data && <ScoreBar list={list.data} answer={data} address={address} />}
      <Scrolls className="gl-body" aria-label={t('title')}>
        {failed && !data && <ErrorState error={failed} onRetry={() => void refetch()} />}
        {list.data?.scorecards.length === 0 && <EmptyState title={t('empty')} hint={t('emptyHint')} />}
        {!data && !failed && list.data?.scorecards.length !== 0 && <Loading rows={14} />}
        {data && <Sheet answer={data} address={address} />}
      </Scrolls>
    </div>
  );
}

function Sheet({ answer, address }: { readonly answer: ScorecardAnswer; readonly address: ScoreAddress }) {
  const { t, i18n } = useTranslation('scorecards');
  const town = useTown();
  const navigate = useNavigate();
  const shown = shownSheet(answer, address.version);
  const cell = cellOf(address.cell);
  if (!shown) return <EmptyState title={t('onlyPublished')} hint={t('onlyPublishedHint')} />;
  const close = () =>
    void navigate({
      ...{ to: '/$town/scorecards/$cardId', params: { town: town.id, cardId: answer.card.id } },
      search: { ...address, cell: undefined } as never,
    });
  return (
    <>
      <StateOfSheet answer={answer} shown={shown} />
      {shown.issue && shown.issue.version > 1 && <ChangedList changed={shown.issue.changed} />}
      {shown.sheet.groups.map((group) => (
        <SheetTable key={group.id} sheet={shown.sheet} group={group} address={address} />
      ))}
      <p className="sc-origin">{inLanguage(shown.sheet.card.origin, i18n.language)}</p>
      {cell && <CellDrawer key={address.cell} shown={shown} cell={cell} onClose={close} />}
    </>
  );
}
