import type { ActionName } from '@chengyun/contract/actions';
import type { CaseDetail } from '@chengyun/contract/case';
import { Button, Dropdown } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.ts';
import { isConflict } from '../../api/problem.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useActionName } from '../words.ts';
import { type Act, planActs } from './plan-acts.ts';
import { useSendAct } from './send-act.ts';
import { UndoButton } from './UndoButton.tsx';
import { useFailed } from './use-failed.ts';

type ActBarProps = { readonly detail: CaseDetail; readonly onAsk: (action: ActionName) => void };

/** What may be done now, and nothing else: Enter for the next step, a key for each, the rest under “more”. */
export function ActBar({ detail, onAsk }: ActBarProps) {
  const { t } = useTranslation('cases');
  const plan = useMemo(() => planActs(detail), [detail]);
  const { busy, run } = useRun(detail, onAsk);
  const label = useActLabel();
  const { primary, shown, more, undo } = plan;
  if (!primary && shown.length === 0 && more.length === 0 && !undo) {
    return <footer className="cy-acts cy-acts-none">{t('act.none')}</footer>;
  }
  return (
    <footer className="cy-acts">
      {primary && (
        <OneAct
          key={`${primary.action} first`}
          act={{ ...primary, k: 'enter' }}
          primary
          label={label(primary)}
          busy={busy}
          onRun={run}
        />
      )}
      {shown.map((act) => (
        <OneAct key={act.action} act={act} label={label(act)} busy={busy} onRun={run} />
      ))}
      {more.length > 0 && <MoreActs acts={more} label={label} onRun={run} />}
      {undo && (
        <UndoButton
          detail={detail}
          seq={undo.seq}
          busy={busy === 'undo'}
          onUndo={() => run({ action: 'undo', k: 'z', input: undo })}
        />
      )}
      <span className="cy-acts-hint">
        <Kbd k="j" plain /> / <Kbd k="k" plain /> {t('nextPrevious')}
      </span>
    </footer>
  );
}

type OneActProps = {
  readonly act: Act;
  readonly label: string;
  readonly busy: ActionName | undefined;
  readonly primary?: boolean;
  readonly onRun: (act: Act) => void;
};

function OneAct({ act, label, busy, primary = false, onRun }: OneActProps) {
  const acting = useCallback(() => onRun(act), [onRun, act]);
  const working = busy === act.action && (primary || act.label !== 'redispatch');
  return (
    <ActButton
      label={label}
      k={act.k}
      primary={primary}
      loading={working}
      disabled={busy !== undefined && !working}
      onAct={acting}
    />
  );
}

function MoreActs({
  acts,
  label,
  onRun,
}: {
  readonly acts: readonly Act[];
  readonly label: (act: Act) => string;
  readonly onRun: (act: Act) => void;
}) {
  const { t } = useTranslation('cases');
  const keys = useMemo(
    () => Object.fromEntries(acts.map((act) => [act.k, { label: label(act), run: () => onRun(act) }])),
    [acts, label, onRun],
  );
  useHotkeys(keys);
  const items = acts.map((act) => ({
    key: act.action,
    label: label(act),
    extra: <Kbd k={act.k} plain />,
    danger: act.danger === true,
    onClick: () => onRun(act),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
      <Button>{t('act.more')}</Button>
    </Dropdown>
  );
}

function useActLabel(): (act: Act) => string {
  const { t } = useTranslation('cases');
  const name = useActionName();
  return useCallback((act) => (act.label ? t(`act.${act.label}`) : name(act.action)), [t, name]);
}

/** Runs an act: opens its form, or sends it at once and tells how that went. */
function useRun(detail: CaseDetail, onAsk: (action: ActionName) => void) {
  const send = useSendAct();
  const failed = useFailed();
  const [busy, setBusy] = useState<ActionName>();
  const run = useCallback(
    (act: Act) => {
      if (!act.input) return onAsk(act.action);
      const lead = detail.proposals.find(({ unitId }) => unitId === act.input?.['leadUnitId']);
      setBusy(act.action);
      const { id: caseId, version } = detail;
      send({ caseId, action: act.action, body: act.input, version, key: newKey(), to: lead?.unitName })
        .catch((error: unknown) => {
          failed(act.action, caseId, error);
          // What the server wants beyond the wish itself is asked for in the form.
          if (!isConflict(error) && act.action !== 'undo') onAsk(act.action);
        })
        .finally(() => setBusy(undefined));
    },
    [detail, send, failed, onAsk],
  );
  return { busy, run };
}
