import type { CaseDetail } from '@chengyun/contract/case';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { ActButton } from '../../ui/ActButton.tsx';

type UndoButtonProps = {
  readonly detail: CaseDetail;
  readonly seq: number;
  readonly busy: boolean;
  readonly onUndo: () => void;
};

/** Takes the last step back, and says for how long that can still be done. Gone when the time is over. */
export function UndoButton({ detail, seq, busy, onUndo }: UndoButtonProps) {
  const { t } = useTranslation('cases');
  const packs = useQuery(packsQuery(useTown().id)).data?.packs ?? [];
  const kind = packs.flatMap((pack) => pack.kinds).find(({ id }) => id === detail.kind);
  const at = detail.journal.find((line) => line.seq === seq)?.at;
  const until = kind && at ? new Date(at).getTime() + kind.quotas.undoMinutes * 60_000 : undefined;
  const left = useSecondsLeft(until);
  if (left === 0) return null;
  const [m, s] = [Math.floor((left ?? 0) / 60), (left ?? 0) % 60];
  const words = m > 0 ? t('act.minutes', { m, s }) : t('act.seconds', { n: s });
  return (
    <ActButton
      label={left === undefined ? t('act.undo') : t('act.undoLeft', { left: words })}
      k="z"
      loading={busy}
      onAct={onUndo}
    />
  );
}

/** Whole seconds until an instant, counted down; undefined while the instant is not known. */
function useSecondsLeft(until: number | undefined): number | undefined {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}
