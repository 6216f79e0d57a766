import type { PrivacyList } from '@chengyun/contract/privacy-request';
import { privacyKinds } from '@chengyun/contract/privacy-request';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { Chip } from '../../ui/Row.tsx';
import { usePrivacyAddress } from './use-privacy-address.ts';

type BarProps = { readonly counts: PrivacyList['counts'] | undefined; readonly onMake: () => void };

/** What narrows the list, in the address; and a new request. */
export function FilterBar({ counts, onMake }: BarProps) {
  const { t } = useTranslation('privacy');
  const { state, narrow, go } = usePrivacyAddress();
  const chips = [
    { id: 'open', count: counts?.open },
    { id: 'answered', count: counts?.answered },
    { id: 'refused', count: counts?.refused },
    { id: 'all', count: undefined },
  ] as const;
  return (
    <>
      <div className="cy-chips">
        {chips.map(({ id, count }) => (
          <Chip
            key={id}
            label={t(id)}
            {...(count === undefined ? {} : { count })}
            on={state === id}
            onPick={() => go({ state: id })}
          />
        ))}
      </div>
      <Select
        aria-label={t('kindLabel')}
        value={narrow.kind ?? ''}
        options={[
          { value: '', label: t('kindAny') },
          ...privacyKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
        onChange={(kind) => go({ kind: kind || undefined })}
      />
      <Input
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={narrow.q}
        allowClear
        onPressEnter={({ currentTarget }) => go({ q: currentTarget.value.trim() || undefined })}
        onClear={() => go({ q: undefined })}
      />
      <ActButton primary label={t('act.make')} k="n" onAct={onMake} />
    </>
  );
}
