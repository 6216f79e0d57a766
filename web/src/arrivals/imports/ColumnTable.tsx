import type { ImportField, ImportKind, ImportMapping, ImportPreview } from '@chengyun/contract/import';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf, mustOf, samplesOf, withColumn } from './mapping.ts';

type ColumnsProps = {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly preview: ImportPreview;
  readonly onChange: (mapping: ImportMapping) => void;
};

/** Each field of a row with the column that says it and what stands there. */
export function ColumnTable({ kind, mapping, preview, onChange }: ColumnsProps) {
  const { t } = useTranslation('imports');
  const used = Object.values(mapping.columns);
  const unused = preview.headings.filter((heading) => !used.includes(heading));
  return (
    <>
      <table className="imp-columns">
        <thead>
          <tr>
            <th scope="col">{t('map.field')}</th>
            <th scope="col">{t('map.column')}</th>
            <th scope="col">{t('map.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOf(kind).map((field) => (
            <ColumnRow key={field} {...{ field, mapping, preview, onChange }} />
          ))}
        </tbody>
      </table>
      {unused.length > 0 && (
        <p className="arr-note imp-unused">
          {t('map.unused', { list: unused.join(' / ') })} {t(`unusedHint.${kind}`)}
        </p>
      )}
    </>
  );
}

function ColumnRow({
  field,
  mapping,
  preview,
  onChange,
}: Omit<ColumnsProps, 'kind'> & { readonly field: ImportField }) {
  const { t } = useTranslation('imports');
  const id = useId();
  const heading = mapping.columns[field];
  const must = mustOf(field, mapping.columns);
  const lacks = preview.missing.some(({ path }) => path === field);
  const samples = samplesOf(heading, preview);
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{t(`fields.${field}`)}</label>
        {must && <span className={lacks ? 'imp-must imp-lacks' : 'imp-must'}>{t(`map.${must}`)}</span>}
      </th>
      <td>
        <Select
          {...{ id, allowClear: true, placeholder: t('map.ignore'), className: 'imp-select' }}
          {...(heading !== undefined && { value: heading })}
          {...(lacks && { status: 'error' as const })}
          showSearch
          options={preview.headings.map((one) => ({ value: one, label: one }))}
          onChange={(next: string | undefined) => onChange(withColumn(mapping, field, next))}
        />
      </td>
      <td className="imp-samples">
        {samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
        {heading !== undefined && samples.length === 0 && <span className="arr-note">{t('map.noSample')}</span>}
      </td>
    </tr>
  );
}
