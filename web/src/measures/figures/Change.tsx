import type { ComparedFigure, MeasureInfo } from '@chengyun/contract/measures-answer';
import { useTranslation } from 'react-i18next';
import { changeOf, goodness } from './lamp-of.ts';

type ChangeProps = {
  readonly figure: ComparedFigure;
  readonly against: 'before' | 'yearBefore';
  readonly measure: Pick<MeasureInfo, 'format' | 'direction'>;
};

/** How much a figure changed, in words and with a sign; coloured only where it is for the better or the worse. */
export function Change({ figure, against, measure: { format, direction } }: ChangeProps) {
  const { t } = useTranslation('measures');
  const change = changeOf(figure.value, figure[against]?.value, format === 'share');
  if (change === null) return <span className="ms-even">{t('none')}</span>;
  const shown = Math.abs(change * 100).toFixed(1);
  if (shown === '0.0') return <span className="ms-even">{t('change.even')}</span>;
  const sign = change > 0 ? '+' : '−';
  const text = format === 'share' ? t('change.points', { n: `${sign}${shown}` }) : `${sign}${shown}%`;
  return <span className={`ms-${goodness(change, direction)}`}>{text}</span>;
}
