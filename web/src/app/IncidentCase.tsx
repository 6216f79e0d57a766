import type { CaseDetail } from '@chengyun/contract/case';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { useTown } from '../api/TownProvider.tsx';
import { caseQuery } from '../api/things.ts';
import { isAction } from '../cases/acts/act-keys.ts';
import { type Act, planActs } from '../cases/acts/plan-acts.ts';
import { useSendAct } from '../cases/acts/send-act.ts';
import { useFailed } from '../cases/acts/use-failed.ts';
import { useLiveCase } from '../cases/data/use-live-case.ts';
import { ActSheet } from '../cases/form/ActSheet.tsx';
import { useActionName } from '../cases/words.ts';
import type { BriefProps, CaseParts, SheetProps } from '../devices/verdict/case-parts.ts';
import { DueTime } from '../ui/Times.tsx';

/** The case of an incident: how it stands, and the next step where the reader may take it. */
function Brief({ caseId, onAsk }: BriefProps) {
  const town = useTown().id;
  const { t: terms } = useTranslation('terms');
  useLiveCase(town, caseId);
  const { data: detail } = useQuery(caseQuery(town, caseId));
  if (!detail) return null;
  const { state, dueAt, lamp, leadUnitName } = detail;
  return (
    <>
      <p className="dv-brief">
        <b>{terms(`state.${state}`)}</b>
        {leadUnitName && <span>{leadUnitName}</span>}
        {dueAt && <DueTime at={dueAt} {...(lamp && { lamp })} />}
      </p>
      <NextStep key={detail.version} detail={detail} onAsk={onAsk} />
    </>
  );
}

type NextStepProps = { readonly detail: CaseDetail; readonly onAsk: (action: string) => void };

function NextStep({ detail, onAsk }: NextStepProps) {
  const { t } = useTranslation('cases');
  const { t: fireDesk } = useTranslation('fireDesk');
  const [send, failed, name] = [useSendAct(), useFailed(), useActionName()];
  const [busy, setBusy] = useState(false);
  const { primary, shown } = planActs(detail);
  if (!primary) return null;
  const others = shown.filter(({ action }) => action === primary.action);
  const lead = detail.proposals.find(({ part }) => part === 'lead');
  const run = ({ action, input }: Act) => {
    if (!input) return onAsk(action);
    setBusy(true);
    const { id: caseId, version } = detail;
    send({ caseId, action, body: input, version, key: newKey(), to: lead?.unitName })
      .catch((error: unknown) => failed(action, caseId, error))
      .finally(() => setBusy(false));
  };
  const label = (act: Act) => (act.label ? t(`act.${act.label}`) : name(act.action));
  return (
    <>
      {primary.label === 'proposed' && lead && (
        <p className="dv-line">{fireDesk('case.proposed', { unit: lead.unitName })}</p>
      )}
      <p className="dv-brief">
        <Button size="small" type="primary" loading={busy} onClick={() => run(primary)}>
          {label(primary)}
        </Button>
        {others.map((act) => (
          <Button key={act.k} size="small" disabled={busy} onClick={() => run(act)}>
            {label(act)}
          </Button>
        ))}
      </p>
    </>
  );
}

/** The form of an action on that case. */
function Sheet({ caseId, action, onClose }: SheetProps) {
  const { data: detail } = useQuery(caseQuery(useTown().id, caseId));
  return detail && isAction(action) ? <ActSheet action={action} detail={detail} onClose={onClose} /> : null;
}

export const incidentCase: CaseParts = { Brief, Sheet };
