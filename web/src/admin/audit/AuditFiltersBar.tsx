import { auditKinds } from '@chengyun/contract/audit';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilters } from './audit-queries.ts';

type BarProps = {
  readonly filters: AuditFilters;
  readonly onSet: (changed: AuditFilters) => void;
  readonly onClear: () => void;
};

/** Who, what, when, where: each filter stands in the address. */
export function AuditFiltersBar({ filters, onSet, onClear }: BarProps) {
  const { t } = useTranslation('audit');
  const kinds = auditKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
  const results = (['yes', 'no'] as const).map((value) => ({ value, label: t(`results.${value}`) }));
  const words = [
    ['who', t('who'), t('whoHint')],
    ['action', t('what'), t('whatHint')],
    ['object', t('object'), t('objectHint')],
    ['address', t('where'), t('whereHint')],
  ] as const;
  return (
    <search className="au-bar">
      {words.map(([name, label, hint]) => (
        <WordFilter
          key={name}
          label={label}
          hint={hint}
          value={filters[name] ?? ''}
          onSet={(value) => onSet({ [name]: value })}
        />
      ))}
      <Select
        aria-label={t('kind')}
        placeholder={t('kind')}
        allowClear
        options={kinds}
        value={filters.kind ?? null}
        onChange={(kind?: string) => onSet({ kind: kind ?? '' })}
      />
      <Select
        aria-label={t('result')}
        placeholder={t('result')}
        allowClear
        options={results}
        value={filters.ok ?? null}
        onChange={(ok?: string) => onSet({ ok: ok ?? '' })}
      />
      {(['from', 'to'] as const).map((name) => (
        <DatePicker
          key={name}
          showTime
          aria-label={t(name)}
          placeholder={t(name)}
          value={filters[name] ? dayjs(filters[name]) : null}
          onChange={(at) => onSet({ [name]: at ? at.toISOString() : '' })}
        />
      ))}
      {Object.keys(filters).length > 0 && <Button onClick={onClear}>{t('clear')}</Button>}
    </search>
  );
}

type WordProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onSet: (value: string) => void;
};

/** A word is looked for when it is finished: by Enter, or when the field is left. */
function WordFilter({ label, hint, value, onSet }: WordProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const finish = () => {
    if (text.trim() !== value) onSet(text.trim());
  };
  return (
    <Input
      aria-label={label}
      prefix={<span className="au-label">{label}</span>}
      placeholder={hint}
      allowClear
      value={text}
      onChange={({ target }) => setText(target.value)}
      onPressEnter={finish}
      onBlur={finish}
    />
  );
}
