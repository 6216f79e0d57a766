import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ExportAsked, useTableExport } from './use-table-export.ts';

const plain: readonly ExportAsked[] = [{ format: 'xlsx' }, { format: 'csv' }];
const shifted: readonly ExportAsked[] = plain.map((asked) => ({ ...asked, crs: 'gcj02' }));

type ExportMenuProps = {
  readonly address: (asked: ExportAsked) => string;
  /** Its rows have positions: they can be had in the system of public maps too. */
  readonly places?: boolean;
};

/** A button that hands over the list that is shown, with its filters, as XLSX or CSV. */
export function ExportMenu({ address, places = false }: ExportMenuProps) {
  const { t } = useTranslation('frame');
  const run = useTableExport(address);
  const items = (places ? [...plain, ...shifted] : plain).map((asked) => ({
    key: Object.values(asked).join('-'),
    label: t(`export.${asked.format}${asked.crs ? 'Shifted' : ''}`),
    onClick: () => run(asked),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button
        type="text"
        className="cy-export"
        icon={<DownloadOutlined />}
        aria-label={t('export.list')}
        title={t('export.list')}
      />
    </Dropdown>
  );
}
