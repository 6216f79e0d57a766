import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFilling } from '../api/filling.ts';

/** Says that everything on the page is invented, and how much of it is there yet. Shown wherever a sample town is. */
export function SampleBadge() {
  const { t } = useTranslation('frame');
  const filling = useFilling();
  const progress = () => {
    if (filling && filling.cases !== null) return t('filling.cases', { percent: filling.cases });
    if (filling && filling.devices !== null) return t('filling.devices', { percent: filling.devices });
    return null;
  };
  const told = progress();
  return (
    <Tooltip title={filling ? t('filling.hint') : t('sampleHint')}>
      <span className="cy-sample">
        {t('sample')}
        {told && <span className="cy-filling"> · {told}</span>}
      </span>
    </Tooltip>
  );
}
