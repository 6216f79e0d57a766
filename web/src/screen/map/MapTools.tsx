import { ColumnWidthOutlined, LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCopyAddress } from '../../ui/use-copy-address.ts';

type MapToolsProps = { readonly measuring: boolean; readonly onMeasure: () => void };

/** What one does with the map as a whole: measure, hand the view on. */
export function MapTools({ measuring, onMeasure }: MapToolsProps) {
  const { t } = useTranslation('map');
  const copy = useCopyAddress(t('linkCopied'));
  return (
    <div className="mp-tools">
      <Button
        icon={<ColumnWidthOutlined />}
        aria-label={t('measure')}
        aria-pressed={measuring}
        type={measuring ? 'primary' : 'default'}
        onClick={onMeasure}
      >
        {t('measure')}
      </Button>
      <Button icon={<LinkOutlined />} aria-label={t('copyLink')} onClick={copy}>
        {t('copyLink')}
      </Button>
    </div>
  );
}
