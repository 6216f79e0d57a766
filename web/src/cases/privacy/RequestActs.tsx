import type { PrivacyCase, PrivacyDetail } from '@chengyun/contract/privacy-request';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { ActDialog } from './ActDialog.tsx';
import { type Deed, deedOf } from './deeds.ts';

type ActsProps = { readonly detail: PrivacyDetail; readonly chosen: readonly PrivacyCase[] };

/** A step that opens a form. */
export type Act = 'verify' | 'answer' | 'refuse' | Deed;

const KEYS: Readonly<Record<Act, string>> = {
  ...{ verify: 'v', ask_export: 'e', correct: 'c', erase: 'd', answer: 'a', refuse: 'x' },
};

/** What may be done with a request now, each with its key. */
export function RequestActs({ detail, chosen }: ActsProps) {
  const { t } = useTranslation('privacy');
  const [act, setAct] = useState<Act>();
  const deed = deedOf(detail);
  const acts: readonly Act[] = (['verify', ...(deed ? [deed] : []), 'answer', 'refuse'] as const).filter((one) =>
    detail.allowed.includes(one),
  );
  if (acts.length === 0) return null;
  const [first] = acts;
  return (
    <footer className="cy-acts">
      {acts.map((one) => (
        <ActButton
          key={one}
          label={t(`act.${one}`)}
          k={KEYS[one]}
          primary={one === first}
          disabled={one === deed && chosen.length === 0}
          onAct={() => setAct(one)}
        />
      ))}
      {deed && <span className="cy-acts-hint">{hint(chosen.length)}</span>}
      {act && <ActDialog act={act} detail={detail} chosen={chosen} onClose={() => setAct(undefined)} />}
    </footer>
  );

  function hint(n: number): string {
    return n === 0 ? t('act.choose') : t('cases.chosen', { n });
  }
}
