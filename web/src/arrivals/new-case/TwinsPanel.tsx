import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../text/language.ts';
import { AskAgain } from '../../ui/AskAgain.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { isRepeated, RepeatsLines } from '../../ui/RepeatsLines.tsx';
import { CaseLine } from './CaseLine.tsx';
import type { ReportChange, ReportForm } from './report-form.ts';
import { type DraftAnswer, twinsSaid } from './twins-said.ts';

/** The question about a report that is being written, and how it stands. */
export type AskedDraft = {
  readonly answer: DraftAnswer | undefined;
  readonly failed: boolean;
  readonly busy: boolean;
  readonly again: () => void;
};

type SideProps = {
  readonly draft: AskedDraft;
  readonly form: ReportForm;
  readonly change: (change: ReportChange) => void;
};

/** Cases that may be about the same matter, the likeliest first. */
export function TwinsPanel({ draft, form, change }: SideProps) {
  const { t, i18n } = useTranslation('arrivals');
  const { answer, failed, busy, again } = draft;
  const said = twinsSaid({ position: form.position, answer, failed });
  const twins = (said === 'found' && answer?.twins) || [];
  return (
    <Panel title={t('twins')} extra={twins.length > 0 ? twins.length : undefined}>
      {answer && said !== 'failed' && isRepeated(answer.repeats) && <RepeatsLines repeats={answer.repeats} beside />}
      {said === 'failed' && <AskAgain text={t('twinsSaid.failed')} busy={busy} onAgain={again} />}
      {said !== 'failed' && said !== 'found' && <p className="arr-note">{t(`twinsSaid.${said}`)}</p>}
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
  const proposals = draft.answer?.proposals ?? [];
  return (
    <Panel title={t('proposals')}>
      {draft.failed && <AskAgain text={t('proposalsFailed')} busy={draft.busy} onAgain={draft.again} />}
      {!draft.failed && proposals.length === 0 && <p className="arr-note">{t('proposalsNone')}</p>}
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
