import type { Applicant, PrivacyDetail } from '@chengyun/contract/privacy-request';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { DateTime, DueTime } from '../../ui/Times.tsx';
import { ApplicantFact } from './ApplicantFact.tsx';
import { FoundCases } from './FoundCases.tsx';
import { requestCasesQuery, requestQuery } from './queries.ts';
import { RequestActs } from './RequestActs.tsx';
import { RequestStory } from './RequestStory.tsx';

type PaneProps = { readonly id: string; readonly days: number | undefined };

/** Who asks and in which words, as somebody who gave a reason sees them; gone with the page. */
export interface Seen {
  readonly applicant: Applicant;
  readonly asked: string;
}

/** One request: head, history, the cases that hold the number, and what may be done now. */
export function RequestPane({ id, days }: PaneProps) {
  const town = useTown().id;
  const { data, error, refetch } = useQuery(requestQuery(town, id));
  const [seen, setSeen] = useState<Seen>();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return (
    <div className="cy-case">
      <RequestHead detail={data} seen={seen} onSeen={setSeen} />
      <Working detail={data} seen={seen} days={days} />
    </div>
  );
}

type WorkingProps = {
  readonly detail: PrivacyDetail;
  readonly seen: Seen | undefined;
  readonly days: number | undefined;
};

function Working({ detail, seen, days }: WorkingProps) {
  const town = useTown().id;
  const looking = useQuery({ ...requestCasesQuery(town, detail.id), enabled: detail.state === 'verified' });
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const cases = looking.data?.cases;
  // Whoever has chosen nothing yet has chosen what is surely theirs.
  const chosen = useMemo(() => {
    const own = cases?.filter(({ held }) => held === 'reporter') ?? [];
    return own.filter(({ id, sameName }) => (picked ? picked.has(id) : sameName !== false));
  }, [cases, picked]);
  return (
    <>
      <SplitBody aside={<Aside detail={detail} days={days} />}>
        {detail.state === 'verified' && (
          <FoundCases looking={looking} chosen={chosen.map(({ id }) => id)} onChoose={setPicked} detail={detail} />
        )}
        <RequestStory detail={detail} asked={seen?.asked ?? detail.asked} />
      </SplitBody>
      <RequestActs detail={detail} chosen={chosen} />
    </>
  );
}

type HeadProps = {
  readonly detail: PrivacyDetail;
  readonly seen: Seen | undefined;
  readonly onSeen: (seen: Seen) => void;
};

function RequestHead({ detail, seen, onSeen }: HeadProps) {
  const { t } = useTranslation('privacy');
  const { number, kind, way, state, applicant, receivedAt, identity } = detail;
  return (
    <PageHeader
      eyebrow={[number, t(`kind.${kind}`), t(`state.${state}`)].join(' · ')}
      title={t(`wants.${kind}`, { who: seen?.applicant.name ?? applicant?.name ?? t('somebody') })}
      facts={[
        { name: t('fact.applicant'), value: <ApplicantFact detail={detail} seen={seen} onSeen={onSeen} /> },
        { name: t('fact.way'), value: t(`way.${way}`) },
        { name: t('fact.received'), value: <DateTime at={receivedAt} /> },
        { name: t('fact.identity'), value: identity ? t(`identity.${identity}`) : t('fact.unchecked') },
      ]}
    />
  );
}

type AsideProps = { readonly detail: PrivacyDetail; readonly days: number | undefined };

function Aside({ detail: { dueAt, endedAt, lamp, late, kind, receivedBy }, days }: AsideProps) {
  const { t } = useTranslation('privacy');
  const town = useTown().id;
  return (
    <>
      <Panel title={t('aside.due')}>
        <p className="prv-due">
          {lamp ? <DueTime at={dueAt} lamp={lamp} /> : <DateTime at={dueAt} />}
          {late && <span className="prv-late">{t('aside.late')}</span>}
        </p>
        {days !== undefined && <p className="cy-quiet">{t('aside.dueHint', { days })}</p>}
        {endedAt && (
          <p className="cy-quiet">
            {t('fact.ended')} <DateTime at={endedAt} />
          </p>
        )}
        {receivedBy && (
          <p className="cy-quiet">
            {t('step.receive')} · {receivedBy}
          </p>
        )}
      </Panel>
      {kind === 'access' && (
        <Panel title={t('files.title')}>
          <Link to="/$town/full-files" params={{ town }} search={{}}>
            {t('files.see')}
          </Link>
        </Panel>
      )}
      <Panel title={t('aside.rules')}>
        <p className="prv-law">{t(`aside.law.${kind}`)}</p>
        <p className="cy-quiet">{t('aside.source')}</p>
      </Panel>
    </>
  );
}
