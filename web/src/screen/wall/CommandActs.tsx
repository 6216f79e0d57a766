import type { AlarmDetail } from '@chengyun/contract/alarm';
import type { CaseDetail } from '@chengyun/contract/case';
import type { WallCommand } from '@chengyun/contract/wall';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { wallKey } from './queries.ts';

/** What may be done from here: dispatch to the unit proposed, take note of an alarm, say that it is true; and open the whole. */
export function CommandActs({ command }: { readonly command: WallCommand }) {
  const { t } = useTranslation('wall');
  const { id: town } = useTown();
  const router = useRouter();
  const { thing, caseId } = command;
  const page = { case: 'desk', alarm: 'alarms', device: 'devices', patrol: 'patrols' }[thing.kind];
  const open = () => router.history.push(`/${town}/${page}/${thing.id}`);
  return (
    <footer className="cy-wall-acts">
      {caseId && <DispatchAct caseId={caseId} />}
      {thing.kind === 'alarm' && <AlarmActs alarmId={thing.id} />}
      <button type="button" onClick={open}>
        {t('command.open')}
      </button>
    </footer>
  );
}

/** One key sends the case to the unit that is proposed first; shown to whoever may, while it may be done. */
function DispatchAct({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('wall');
  const { id: town } = useTown();
  const key = [...wallKey(town), 'acts', caseId];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api<CaseDetail>(paths.case(town, caseId), { signal }),
  });
  const unit = found.data?.proposals[0];
  const may = found.data?.allowedActions.some(({ action }) => action === 'dispatch');
  const act = useAct((version: number) =>
    api(paths.caseAction(town, caseId, 'dispatch'), { body: { leadUnitId: unit?.unitId }, version, key: newKey() }),
  );
  if (!found.data || !unit || !may) return null;
  const { version } = found.data;
  return <Act label={t('command.dispatch', { unit: unit.unitName })} act={act} onAct={() => act.mutate(version)} />;
}

function AlarmActs({ alarmId }: { readonly alarmId: string }) {
  const { t } = useTranslation('wall');
  const { id: town } = useTown();
  const found = useQuery({
    queryKey: [...wallKey(town), 'acts', alarmId],
    queryFn: ({ signal }) => api<AlarmDetail>(paths.alarm(town, alarmId), { signal }),
  });
  const act = useAct((action: 'ack' | 'confirm') =>
    api(paths.alarmAction(town, alarmId, action), { body: {}, key: newKey() }),
  );
  const acts = (['ack', 'confirm'] as const).filter((one) => found.data?.allowedActions.includes(one));
  return acts.map((one) => <Act key={one} label={t(`command.${one}`)} act={act} onAct={() => act.mutate(one)} />);
}

type Acting = { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: Error | null };

function Act({ label, act, onAct }: { readonly label: string; readonly act: Acting; readonly onAct: () => void }) {
  const { t } = useTranslation('wall');
  const why = act.error instanceof ApiProblem ? (act.error.detail ?? act.error.title) : act.error?.message;
  return (
    <>
      <button type="button" className="cy-wall-act" disabled={act.isPending} onClick={onAct}>
        {act.isSuccess ? t('command.done') : label}
      </button>
      {why && (
        <p role="alert" className="cy-wall-lost">
          {why}
        </p>
      )}
    </>
  );
}

/** Acts, then reads everything of the wall again. */
function useAct<T>(send: (given: T) => Promise<unknown>) {
  const queryClient = useQueryClient();
  const { id: town } = useTown();
  return useMutation({
    mutationFn: send,
    onSettled: () => queryClient.invalidateQueries({ queryKey: wallKey(town) }),
  });
}
