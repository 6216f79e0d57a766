import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, useTableExport } from './use-table-export.ts';

/** A button that hands over the list that is shown, with its filters, as XLSX or CSV. */
export function ExportMenu({ address }: { readonly address: (format: ExportFormat) => string }) {
  const { t } = useTranslation('frame');
  const run = useTableExport(address);
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: t(`export.${format}`),
    onClick: () => run(format),
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
