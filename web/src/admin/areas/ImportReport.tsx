import type { AreaImportReport } from '@chengyun/contract/ground';
import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';

/** What an import would do, or what is wrong with its file: where, which value, what fits. */
export function ImportReport({ report }: { readonly report: AreaImportReport }) {
  const { t } = useTranslation(['areas', 'admin']);
  const { problems } = report;
  if (problems.length > 0) {
    return (
      <>
        <Alert type="error" showIcon title={t('admin:faults', { n: problems.length })} />
        <Table
          size="small"
          rowKey={({ kind, where, value }) => `${kind} ${where} ${value}`}
          dataSource={problems}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('where'), dataIndex: 'where', width: '40%' },
            { title: t('problem'), dataIndex: 'message' },
          ]}
        />
      </>
    );
  }
  const parts = [
    ['added', report.added],
    ['changed', report.changed],
    ['removed', report.removed],
  ] as const;
  const same = parts.every(([, codes]) => codes.length === 0);
  return (
    <>
      <Alert type={same ? 'info' : 'success'} showIcon title={same ? t('same') : t('ready')} />
      <dl className="cy-import-figures">
        {parts.map(([name, codes]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{codes.length}</dd>
            <dd className="cy-code">
              {codes.slice(0, 6).join('  ')}
              {codes.length > 6 ? ' …' : ''}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('unchanged')}</dt>
          <dd>{report.unchanged}</dd>
        </div>
      </dl>
      {report.unitsLosingAreas.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('losing', { names: report.unitsLosingAreas.join(t('admin:listJoin')) })}
        />
      )}
    </>
  );
}
