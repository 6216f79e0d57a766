import type { AlarmAction, AlarmDetail } from '@chengyun/contract/alarm';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import { useAlarmAct } from './use-alarm-act.ts';
import { type AskedAct, verdictsAmong } from './VerdictSheet.tsx';

/** In the order of the bar, each with its key. */
const keys = { ack: 'a', confirm: 'c', false: 'f', test: 't', shelve: 's', clear: 'x' } as const satisfies Readonly<
  Record<AlarmAction, string>
>;
const order = Object.keys(keys) as readonly AlarmAction[];

type AlarmActsProps = { readonly detail: AlarmDetail; readonly onAsk: (asked: AskedAct) => void };

/** What may be done now and nothing else: taking note at one key, the rest by a short form. */
export function AlarmActs({ detail, onAsk }: AlarmActsProps) {
  const { t } = useTranslation('alarms');
  const { busy, act } = useAlarmAct(detail);
  const may = order.filter((action) => detail.allowedActions.includes(action));
  const first = firstOf(detail, may);
  const canAck = may.includes('ack') && busy === undefined;
  useHotkeys(useMemo(() => (canAck ? { space: () => void act('ack', {}) } : {}), [canAck, act]));
  const judges = verdictsAmong(may).length > 0 && busy === undefined;
  useHotkeys(
    useMemo(() => (judges ? { v: { label: t('act.verdict'), run: () => onAsk('verdict') } } : {}), [judges, onAsk, t]),
  );
  if (may.length === 0) return <footer className="cy-acts dv-acts-none">{t('act.none')}</footer>;
  return (
    <footer className="cy-acts">
      {may.map((action) => (
        <ActButton
          key={action}
          label={t(`act.${action}`)}
          k={keys[action]}
          primary={action === first}
          loading={busy === action}
          disabled={busy !== undefined && busy !== action}
          onAct={() => (action === 'ack' ? void act('ack', {}) : onAsk(action))}
        />
      ))}
      {canAck && <span className="cy-acts-hint">{t('act.space')}</span>}
    </footer>
  );
}

/** What is to be done next: taking note, then a verdict, then clearing what was judged. */
function firstOf({ verdict }: AlarmDetail, may: readonly AlarmAction[]): AlarmAction | undefined {
  const wanted: readonly AlarmAction[] = verdict === null ? ['ack', 'confirm'] : ['clear'];
  return wanted.find((action) => may.includes(action));
}
