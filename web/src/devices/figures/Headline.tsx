import type { AlarmFigures } from '@chengyun/contract/alarm-figures';
import { useTranslation } from 'react-i18next';
import { CountLink } from './CountLink.tsx';
import { shareText } from './span-words.ts';

const figures = ['alarms', 'confirmed', 'false', 'test', 'unjudged', 'cases', 'casesClosed'] as const;

/** The figures of the period in one row; the false share stands first and opens to the false ones. */
export function Headline({ data }: { readonly data: AlarmFigures }) {
  const { t } = useTranslation('fireDesk');
  return (
    <dl className="dv-headline">
      <div>
        <dt>{t('figures.falseShare')}</dt>
        <dd>
          <CountLink counted={data.false} name={t('figures.falseShare')}>
            {shareText(data.falseShare, t('figures.none'))}
          </CountLink>
        </dd>
      </div>
      {figures.map((figure) => (
        <div key={figure}>
          <dt>{t(`figures.${figure}`)}</dt>
          <dd>
            <CountLink counted={data[figure]} name={t(`figures.${figure}`)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
