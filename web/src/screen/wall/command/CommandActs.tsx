import type { WallCommand } from '@chengyun/contract/wall';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { alarmActsQuery, caseActsQuery, wallKey } from '../queries.ts';

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
  const { data } = useQuery(caseActsQuery(town, caseId));
  const unit = data?.proposals[0];
  if (!data || !unit || !data.allowedActions.some(({ action }) => action === 'dispatch')) return null;
  const send = (version: number) =>
    api(paths.caseAction(town, caseId, 'dispatch'), { body: { leadUnitId: unit.unitId }, version, key: newKey() });
  return <Act label={t('command.dispatch', { unit: unit.unitName })} version={data.version} send={send} />;
}

function AlarmActs({ alarmId }: { readonly alarmId: string }) {
  const { t } = useTranslation('wall');
  const { id: town } = useTown();
  const { data } = useQuery(alarmActsQuery(town, alarmId));
  if (!data) return null;
  const send = (action: string) => () => api(paths.alarmAction(town, alarmId, action), { body: {}, key: newKey() });
  return (['ack', 'confirm'] as const)
    .filter((one) => data.allowedActions.includes(one))
    .map((one) => <Act key={one} label={t(`command.${one}`)} version={data.version} send={send(one)} />);
}

type ActProps = {
  readonly label: string;
  /** Of the thing as it is shown; what was done to it at this version is not done twice. */
  readonly version: number;
  readonly send: (version: number) => Promise<unknown>;
};

/** A button that acts by itself and then has everything of the wall read again. */
function Act({ label, version, send }: ActProps) {
  const { t } = useTranslation('wall');
  const { id: town } = useTown();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: send,
    onSettled: () => queryClient.invalidateQueries({ queryKey: wallKey(town) }),
  });
  const done = act.isSuccess && act.variables === version;
  const why = act.error instanceof ApiProblem ? (act.error.detail ?? act.error.title) : act.error?.message;
  return (
    <>
      <button
        type="button"
        className="cy-wall-act"
        disabled={act.isPending || done}
        onClick={() => act.mutate(version)}
      >
        {done ? t('command.done') : label}
      </button>
      {why && (
        <p role="alert" className="cy-wall-lost">
          {why}
        </p>
      )}
    </>
  );
}
