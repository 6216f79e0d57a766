import type { CaseDraft } from '@chengyun/contract/case-list';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { CaseLine } from './CaseLine.tsx';
import type { ReportChange, ReportForm } from './report-form.ts';

type SideProps = {
  readonly draft: CaseDraft | undefined;
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
};

/** Cases that may be about the same matter, the likeliest first. */
export function TwinsPanel({ draft, form, change }: SideProps) {
  const { t, i18n } = useTranslation('arrivals');
  const twins = draft?.twins ?? [];
  return (
    <Panel title={t('twins')} extra={twins.length > 0 ? twins.length : undefined}>
      {twins.length === 0 && <p className="arr-note">{draft && form.position ? t('twinsNone') : t('twinsHint')}</p>}
      <ul>
        {twins.map((twin) => (
          <li key={twin.case.id}>
            <CaseLine
              case={twin.case}
              score={twin.score}
              why={inLanguage(twin.why, i18n.language)}
              {...{ form, change }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The units that would be proposed for dispatch, with the reason of each. */
export function ProposalsPanel({ draft }: Pick<SideProps, 'draft'>) {
  const { t, i18n } = useTranslation('arrivals');
  const proposals = draft?.proposals ?? [];
  return (
    <Panel title={t('proposals')}>
      {proposals.length === 0 && <p className="arr-note">{t('proposalsNone')}</p>}
      <ul className="arr-proposals">
        {proposals.map(({ unitId, unitName, part, why }) => (
          <li key={unitId}>
            <span>
              {unitName} <small>{t(`part.${part}`)}</small>
            </span>
            <p className="arr-note">{inLanguage(why, i18n.language)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
