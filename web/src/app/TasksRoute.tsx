import '../cases/desk.css';
import '../cases/case.css';
import '../cases/form.css';
import type { ActionName } from '@chengyun/contract/actions';
import type { CaseSummary } from '@chengyun/contract/case';
import { useCallback, useState } from 'react';
import { newKey } from '../api/client.ts';
import { DraftsContext, makeDrafts } from '../cases/acts/drafts.ts';
import { useSendAct } from '../cases/acts/send-act.ts';
import { useFailed } from '../cases/acts/use-failed.ts';
import { CasePane } from '../cases/page/CasePane.tsx';
import { TasksPage } from '../tasks/TasksPage.tsx';

/** The unit's tasks with the desk's own case beside them: what may be done about a case is written once. */
export function TasksRoute() {
  const [drafts] = useState(makeDrafts);
  const accept = useAccept();
  const renderCase = useCallback(
    (caseId: string, row: CaseSummary | undefined) => <TaskCase key={caseId} caseId={caseId} row={row} />,
    [],
  );
  return (
    <DraftsContext value={drafts}>
      <TasksPage renderCase={renderCase} onAccept={accept} />
    </DraftsContext>
  );
}

function TaskCase({ caseId, row }: { readonly caseId: string; readonly row: CaseSummary | undefined }) {
  const [asked, setAsked] = useState<ActionName>();
  return <CasePane caseId={caseId} row={row} asked={asked} onAsk={setAsked} />;
}

function useAccept(): (one: CaseSummary) => Promise<void> {
  const [send, failed] = [useSendAct(), useFailed()];
  return useCallback(
    async ({ id: caseId, version }) => {
      const sending = { caseId, action: 'accept', body: {}, version, key: newKey() } as const;
      await send(sending).catch((error: unknown) => failed('accept', caseId, error));
    },
    [send, failed],
  );
}
