import type { ActionName } from '@chengyun/contract/actions';
import type { CaseSummary } from '@chengyun/contract/case';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { caseQuery } from '../../api/things.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { ActBar } from '../acts/ActBar.tsx';
import { inFull, useRevealed } from '../data/in-full.ts';
import { useLiveCase } from '../data/use-live-case.ts';
import { ActSheet } from '../form/ActSheet.tsx';
import { Story } from '../story/Story.tsx';
import { CaseAside } from './CaseAside.tsx';
import { CaseHead } from './CaseHead.tsx';

type CasePaneProps = {
  readonly caseId: string;
  /** The row of the list, if the case stands in it. */
  readonly row: CaseSummary | undefined;
  /** The action whose form is open. */
  readonly asked: ActionName | undefined;
  readonly onAsk: (action: ActionName | undefined) => void;
};

/** A bar that moves by itself: the share of a limit used is told by the server once a minute. */
const everyMinute = 60_000;

/** One case: head, story, what stands beside it, and the acts or the form of one of them. */
export function CasePane({ caseId, row, asked, onAsk }: CasePaneProps) {
  const town = useTown().id;
  useLiveCase(town, caseId);
  const close = useCallback(() => onAsk(undefined), [onAsk]);
  const { data, error, refetch } = useQuery({ ...caseQuery(town, caseId), refetchInterval: everyMinute });
  const revealed = useRevealed(town, caseId);
  const detail = data && inFull(data, revealed);
  const summary = detail ?? row;
  if (!summary) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <>
        <PageHeader title={<span className="cy-blank">&nbsp;</span>} />
        <Loading rows={8} />
      </>
    );
  }
  return (
    <div className="cy-case">
      <CaseHead summary={summary} detail={detail} isInFull={revealed !== undefined} />
      <SplitBody aside={<CaseAside summary={summary} detail={detail} />}>
        {detail ? (
          <Story key={detail.id} detail={detail} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading rows={8} inset={false} />
        )}
      </SplitBody>
      {detail &&
        (asked ? (
          <ActSheet key={`${detail.id} ${asked}`} action={asked} detail={detail} onClose={close} />
        ) : (
          <ActBar detail={detail} onAsk={onAsk} />
        ))}
    </div>
  );
}
