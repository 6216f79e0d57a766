import type { AlarmDetail, AlarmSummary } from '@chengyun/contract/alarm';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTown } from '../../api/TownProvider.tsx';
import { alarmQuery } from '../../api/things.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { useGather } from '../live/use-gather.ts';
import { useWatched } from '../live/use-watched.ts';
import { AlarmActs } from './AlarmActs.tsx';
import { AlarmAside } from './AlarmAside.tsx';
import { AlarmHead } from './AlarmHead.tsx';
import { AlarmStory } from './AlarmStory.tsx';
import type { CaseParts } from './case-parts.ts';
import { LastHour } from './LastHour.tsx';
import { Neighbours } from './Neighbours.tsx';
import { type AskedAct, VerdictSheet } from './VerdictSheet.tsx';

type AlarmPaneProps = {
  readonly alarmId: string;
  /** The row of the list, so that the head stands at once. */
  readonly row: AlarmSummary | undefined;
  readonly caseParts: CaseParts;
};

/** One alarm: what it is, its building and last hour, what was done, and what may be done now. */
export function AlarmPane({ alarmId, row, caseParts }: AlarmPaneProps) {
  const town = useTown().id;
  const [caseAct, askCase] = useState<string>();
  const { data: detail, error, refetch } = useQuery(alarmQuery(town, alarmId));
  useLiveBuilding(town, alarmId, detail);
  const summary = detail ?? row;
  if (!summary) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return (
      <>
        <PageHeader title={<span>&nbsp;</span>} />
        <Loading rows={8} />
      </>
    );
  }
  return (
    <div className="dv-pane">
      <AlarmHead alarm={summary} />
      <SplitBody aside={detail && <AlarmAside detail={detail} Brief={caseParts.Brief} onAskCase={askCase} />}>
        {detail && (
          <>
            <LastHour detail={detail} />
            <Neighbours detail={detail} />
            <AlarmStory detail={detail} />
          </>
        )}
        {!detail && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!detail && !error && <Loading rows={8} inset={false} />}
      </SplitBody>
      {detail && caseAct && detail.case ? (
        <caseParts.Sheet caseId={detail.case.id} action={caseAct} onClose={() => askCase(undefined)} />
      ) : (
        detail && <Hand detail={detail} />
      )}
    </div>
  );
}

/** What the building's devices say need not be told to the second: the alarms among it have news of their own. */
const buildingRestMs = 3_000;

/** Reads the alarm again when a device of its building says something. */
function useLiveBuilding(town: string, alarmId: string, detail: AlarmDetail | undefined): void {
  const queryClient = useQueryClient();
  const ids = useMemo(() => detail?.neighbours.map(({ id }) => id) ?? [], [detail?.neighbours]);
  const read = useCallback(
    () => queryClient.invalidateQueries({ queryKey: alarmQuery(town, alarmId).queryKey }),
    [queryClient, town, alarmId],
  );
  useWatched(town, ids, useGather(read, buildingRestMs));
}

/** At the bottom: what may be done with the alarm, or the form of it. */
function Hand({ detail }: { readonly detail: AlarmDetail }) {
  const [asked, setAsked] = useState<AskedAct>();
  return asked ? (
    <VerdictSheet key={asked} asked={asked} detail={detail} onClose={() => setAsked(undefined)} />
  ) : (
    <AlarmActs detail={detail} onAsk={setAsked} />
  );
}
