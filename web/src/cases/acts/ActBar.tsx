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
      {primary && <FirstAct key={primary.action} act={primary} label={label(primary)} busy={busy} onRun={run} />}
      <span className="cy-acts-beside">
        {shown.map((act) => (
          <OneAct key={act.action} act={act} label={label(act)} busy={busy} onRun={run} />
        ))}
      </span>
      {more.length + shown.length > 1 && <MoreActs acts={more} folded={shown.slice(1)} label={label} onRun={run} />}
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

/** The next step: Enter takes it, and so does the action's own key. */
function FirstAct(props: Omit<OneActProps, 'primary'>) {
  const { act, busy, onRun } = props;
  const first = useMemo(() => ({ ...act, k: 'enter' }), [act]);
  const own = useMemo(() => (act.k === 'enter' || busy ? {} : { [act.k]: () => onRun(act) }), [act, busy, onRun]);
  useHotkeys(own);
  return <OneAct {...props} act={first} primary />;
}

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

type MoreActsProps = {
  readonly acts: readonly Act[];
  /** Those that stand in the bar and fold into this menu on a phone. */
  readonly folded: readonly Act[];
  readonly label: (act: Act) => string;
  readonly onRun: (act: Act) => void;
};

function MoreActs({ acts, folded, label, onRun }: MoreActsProps) {
  const { t } = useTranslation('cases');
  const keys = useMemo(
    () => Object.fromEntries(acts.map((act) => [act.k, { label: label(act), run: () => onRun(act) }])),
    [acts, label, onRun],
  );
  useHotkeys(keys);
  const items = [...folded, ...acts].map((act) => ({
    key: act.action,
    className: folded.includes(act) ? 'cy-act-folded' : '',
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
