import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/Mark.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { RingTown } from './RingTown.tsx';

type GatePageProps = { readonly title: string; readonly lead: string; readonly children: ReactNode };

/** The page before the work: at the left the town inside the almost closed ring, at the right one form. */
export function GatePage({ title, lead, children }: GatePageProps) {
  const { t } = useTranslation('frame');
  return (
    <div className="cy-gate">
      <header className="cy-gate-picture">
        <p className="cy-gate-name">
          <Mark size={28} />
          {t('product')}
        </p>
        <RingTown />
        <p className="cy-gate-motto">{t('motto')}</p>
      </header>
      <main className="cy-gate-form">
        <div className="cy-gate-top">
          <LanguageSwitch />
        </div>
        <div className="cy-gate-box">
          <h1>{title}</h1>
          <p className="cy-gate-lead">{lead}</p>
          {children}
        </div>
        <p className="cy-gate-foot">{t('signIn.footer')}</p>
      </main>
    </div>
  );
}
