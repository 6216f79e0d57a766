import './own.css';
import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { OwnForm } from './OwnForm.tsx';
import { OwnPane } from './OwnPane.tsx';
import { ownListQuery } from './queries.ts';
import { StageTag } from './StageTag.tsx';

/** The page of a company or a resident: their reports, one of them with its progress, and the form for a new one. */
export function OwnPage() {
  const { t } = useTranslation('own');
  const town = useTown();
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false });
  const { search } = useLocation();
  const reporting = search['new'] === '1';
  const open = reporting ? 'new' : caseId;
  const home = () => void navigate({ to: '/$town/mine', params: { town: town.id } });
  const company = town.roles.includes('enterprise') ? town.units[0]?.name : undefined;
  return (
    <div className="own" data-open={open !== undefined}>
      <section className="own-list" aria-label={t('title')}>
        <header>
          <h1>{company === undefined ? t('title') : t('titleCompany', { company })}</h1>
          <Link to="/$town/mine" params={{ town: town.id }} search={{ new: '1' }} className="own-add">
            <PlusOutlined aria-hidden /> {t('report')}
          </Link>
        </header>
        <OwnList here={caseId} />
      </section>
      <section className="own-one">
        {open !== undefined && (
          <Button type="link" className="own-back" onClick={home}>
            {t('back')}
          </Button>
        )}
        {reporting && <OwnForm onDone={home} />}
        {!reporting && caseId !== undefined && <OwnPane key={caseId} id={caseId} />}
        {open === undefined && <p className="own-pick">{t('pick')}</p>}
      </section>
    </div>
  );
}

function OwnList({ here }: { readonly here: string | undefined }) {
  const { t } = useTranslation('own');
  const { id } = useTown();
  const list = useInfiniteQuery(ownListQuery(id));
  if (list.isPending) return <Loading rows={6} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const cases = list.data.pages.flatMap((page) => page.cases);
  if (cases.length === 0) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <>
      <ul>
        {cases.map((one) => (
          <li key={one.id}>
            <Link
              to="/$town/mine/$caseId"
              params={{ town: id, caseId: one.id }}
              className="own-row"
              aria-current={one.id === here ? 'true' : undefined}
            >
              <span className="own-row-title">{one.title}</span>
              <StageTag stage={one.stage} />
              <span className="own-row-note">
                <DateTime at={one.reportedAt} />
                {!one.mine && ` · ${t('colleague')}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button block type="text" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
