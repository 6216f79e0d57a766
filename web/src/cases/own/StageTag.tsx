import type { OwnStage } from '@chengyun/contract/own-case';
import { useTranslation } from 'react-i18next';

/** How far a report has come, in a word; what waits for the reader is filled. */
export function StageTag({ stage }: { readonly stage: OwnStage }) {
  const { t } = useTranslation('own');
  return (
    <span className="own-stage" data-stage={stage}>
      {t(`stages.${stage}`)}
    </span>
  );
}
