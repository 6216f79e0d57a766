import type { PrivacyDetail, PrivacyStep } from '@chengyun/contract/privacy-request';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';

type StoryProps = { readonly detail: PrivacyDetail; readonly asked: string | null };

/** The history of a request: what waits now, then every step, newest first. */
export function RequestStory({ detail, asked }: StoryProps) {
  const { t } = useTranslation('privacy');
  return (
    <section aria-label={t('story')}>
      <ol className="cy-story">
        <NowLine detail={detail} />
        {detail.steps.toReversed().map((step) => (
          <StepLine key={step.seq} step={step} asked={step.action === 'receive' ? asked : null} />
        ))}
      </ol>
    </section>
  );
}

function NowLine({ detail: { state, kind } }: { readonly detail: PrivacyDetail }) {
  const { t } = useTranslation('privacy');
  if (state !== 'received' && state !== 'verified') return null;
  return (
    <li className="cy-step cy-step-now">
      <span className="cy-step-when">{t('now')}</span>
      <i aria-hidden />
      <div className="cy-step-words">
        <p className="cy-step-head">
          <b>{t(`state.${state}`)}</b>
        </p>
        <p className="cy-step-said">{state === 'received' ? t('waits.received') : t(`waits.verified.${kind}`)}</p>
      </div>
    </li>
  );
}

function StepLine({ step, asked }: { readonly step: PrivacyStep; readonly asked: string | null }) {
  const { t } = useTranslation('privacy');
  const said = useSaid(step);
  const quote = asked ?? step.note;
  return (
    <li className="cy-step">
      <DateTime at={step.at} />
      <i aria-hidden />
      <div className="cy-step-words">
        <p className="cy-step-head">
          <b>{t(`step.${step.action}`)}</b>
          {step.by && <span> · {step.by}</span>}
        </p>
        {said.map((line) => (
          <p key={line} className="cy-step-said">
            {line}
          </p>
        ))}
        {quote && <blockquote>{t('quote', { text: quote })}</blockquote>}
      </div>
    </li>
  );
}

function useSaid({ action, identity, way, outcome, ground, cases, left, fields }: PrivacyStep): readonly string[] {
  const { t } = useTranslation('privacy');
  const joined = (all: readonly string[]) => all.join(t('and'));
  const names = joined(cases.map(({ number }) => number));
  const told = way ? t(`way.${way}`) : '';
  return [
    action === 'receive' && way && t('told.way', { way: told }),
    identity && t(`identity.${identity}`),
    outcome && t('told.answeredBy', { outcome: t(`outcome.${outcome}`), way: told }),
    ground && t('told.refusedFor', { ground: t(`ground.${ground}`), way: told }),
    fields.length > 0 && t('told.fields', { list: joined(fields.map((field) => t(`field.${field}`))) }),
    cases.length > 0 && t(action === 'erase' ? 'told.erased' : 'told.cases', { list: names }),
    left.length > 0 &&
      t('told.left', {
        list: joined(
          left.map(({ number, why }) => t(why === 'open' ? 'told.leftOpen' : 'told.leftErased', { number })),
        ),
      }),
  ].filter((line) => line !== false && line !== null);
}
