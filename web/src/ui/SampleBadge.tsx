import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that everything on the page is invented. Shown wherever a sample town is. */
export function SampleBadge() {
  const { t } = useTranslation('frame');
  return (
    <Tooltip title={t('sampleHint')}>
      <span className="cy-sample">{t('sample')}</span>
    </Tooltip>
  );
}
