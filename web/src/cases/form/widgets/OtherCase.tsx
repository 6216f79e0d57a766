import type { CaseSummary } from '@chengyun/contract/case';
import { openStates } from '@chengyun/contract/words';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { AskAgain } from '../../../ui/AskAgain.tsx';
import { foundQuery, twinsQuery } from '../../data/queries.ts';
import { useLocal } from '../../words.ts';
import { asText, type WidgetProps } from '../widget.ts';

/** Another open case: the similar ones first, any other by number or words. */
export function OtherCase({ value, onChange, labelId, invalid, detail }: WidgetProps) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const local = useLocal();
  const town = useTown().id;
  const [q, setQ] = useState('');
  const twins = useQuery(twinsQuery(town, detail.id));
  const found = useQuery(foundQuery(town, q));
  const option = (row: CaseSummary, why: string) => ({
    value: row.id,
    label: `${row.number} ${row.title}`,
    why: [why, terms(`state.${row.state}`)].filter(Boolean).join(' · '),
  });
  const near = (twins.data?.twins ?? []).filter((twin) => openStates.includes(twin.case.state));
  const known = new Set([detail.id, ...near.map((twin) => twin.case.id)]);
  const others = (found.data?.cases ?? []).filter((row) => !known.has(row.id));
  const asked = near.map((twin) => option(twin.case, local(twin.why)));
  const nearGroup = { label: t('widget.caseTwins'), title: 'twins', options: asked };
  const nothing = found.isError ? t('widget.caseFailed') : t('widget.caseNone');
  const select = (
    <Select
      showSearch
      autoFocus
      aria-labelledby={labelId}
      placeholder={t('widget.caseSearch')}
      value={asText(value) || null}
      filterOption={false}
      onSearch={setQ}
      loading={found.isFetching}
      notFoundContent={q ? nothing : t('widget.caseSearch')}
      status={invalid ? 'error' : ''}
      options={[...(near.length > 0 && !q ? [nearGroup] : []), ...others.map((row) => option(row, row.areaName ?? ''))]}
      optionRender={({ data }) => {
        const { label, why } = data as { label: string; why: string };
        return (
          <span className="cy-option">
            {label}
            <small>{why}</small>
          </span>
        );
      }}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
  return (
    <>
      {select}
      {twins.isError && !twins.data && (
        <AskAgain text={t('widget.caseTwinsFailed')} busy={twins.isFetching} onAgain={() => void twins.refetch()} />
      )}
    </>
  );
}
