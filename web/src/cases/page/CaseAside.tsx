import type { CaseDetail, CaseSummary } from '@chengyun/contract/case';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { AskAgain } from '../../ui/AskAgain.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { isRepeated, RepeatsLines } from '../../ui/RepeatsLines.tsx';
import { Loading } from '../../ui/States.tsx';
import { twinsQuery } from '../data/queries.ts';
import { Clocks } from './Clocks.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { Relatives } from './Relatives.tsx';
import { Files, Reports } from './Reports.tsx';
import { Requests, Supervisions } from './Requests.tsx';
import { Result } from './Result.tsx';
import { Tasks } from './Tasks.tsx';
import { Twins } from './Twins.tsx';

type CaseAsideProps = { readonly summary: CaseSummary; readonly detail: CaseDetail | undefined };

/** Beside the story: clocks, place, and whatever else there is; what there is none of takes no room. */
export function CaseAside({ summary, detail }: CaseAsideProps) {
  const { t } = useTranslation('cases');
  const { t: repeats } = useTranslation('repeats');
  const town = useTown().id;
  const { data, isError, isFetching, refetch } = useQuery(twinsQuery(town, summary.id));
  const twins = data?.twins ?? none;
  return (
    <>
      {detail ? <Clocks clocks={detail.clocks} /> : <Loading rows={5} inset={false} />}
      {detail && <Requests requests={detail.requests} />}
      {detail && <Supervisions supervisions={detail.supervisions} />}
      {detail && isRepeated(detail.repeats) && (
        <Panel title={repeats('title')}>
          <RepeatsLines repeats={detail.repeats} />
        </Panel>
      )}
      <PlaceMap summary={summary} twins={twins} />
      {isError && !data ? (
        <Panel title={t('page.twins')}>
          <AskAgain text={t('page.twinsFailed')} busy={isFetching} onAgain={() => void refetch()} />
        </Panel>
      ) : (
        <Twins twins={twins} />
      )}
      {detail && (
        <>
          <Tasks tasks={detail.tasks} />
          <Result detail={detail} />
          <Relatives detail={detail} />
          <Reports reports={detail.reports} ownId={detail.id} />
          <Files files={detail.attachments} />
        </>
      )}
    </>
  );
}

const none: readonly never[] = [];
