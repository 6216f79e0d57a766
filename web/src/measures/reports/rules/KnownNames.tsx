import type { ReportRulesNow } from '@chengyun/contract/report-rules';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Scrolls } from '../../../ui/Scrolls.tsx';

/** The names that rules may use, to be looked up. */
export function KnownNames({ names }: Pick<ReportRulesNow, 'names'>) {
  const { t } = useTranslation('reports');
  const [sought, setSought] = useState('');
  const found = names.filter(({ name, label }) => name.includes(sought.trim()) || label.includes(sought.trim()));
  return (
    <aside className="rep-names" aria-label={t('rule.names')}>
      <h3>{t('rule.names')}</h3>
      <Input
        allowClear
        aria-label={t('rule.search')}
        placeholder={t('rule.search')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <Scrolls as="dl">
        {found.map(({ name, label }) => (
          <div key={name}>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd lang="zh-CN">{label}</dd>
          </div>
        ))}
      </Scrolls>
    </aside>
  );
}
