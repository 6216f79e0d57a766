import type { CaseSummary } from '@chengyun/contract/case';
import { supervisionNames } from '@chengyun/contract/names';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../words.ts';

type Mark = { readonly text: string; readonly tone?: 'red' | 'amber' };

/** What sets a case apart: several reports, returns, rework, supervision. Nothing where nothing does. */
export function Marks({ row }: { readonly row: CaseSummary }) {
  const { t } = useTranslation('cases');
  const local = useLocal();
  const { signals, grouped, frequent, returns, reworks, supervision, led, exempt } = row;
  const marks: readonly (Mark | false)[] = [
    led && { text: t('mark.led'), tone: 'red' },
    supervision !== null &&
      !led && { text: local(supervisionNames[supervision]), tone: supervision === 'red' ? 'red' : 'amber' },
    signals > 1 && { text: t('mark.signals', { n: signals }) },
    grouped && { text: t('mark.grouped'), tone: 'amber' },
    frequent === 'alert' && { text: t('mark.frequent'), tone: 'amber' },
    frequent === 'supervise' && { text: t('mark.superviseFrequent'), tone: 'red' },
    returns > 0 && { text: t('mark.returned', { n: returns }), tone: 'amber' },
    reworks > 0 && { text: t('mark.rework', { n: reworks }), tone: 'amber' },
    exempt && { text: t('mark.exempt') },
  ];
  return (
    <>
      {marks.map(
        (mark) =>
          mark && (
            <span key={mark.text} className={mark.tone ? `cy-mark cy-mark-${mark.tone}` : 'cy-mark'}>
              {mark.text}
            </span>
          ),
      )}
    </>
  );
}
