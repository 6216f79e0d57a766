import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useGroundName } from './ground-names.ts';
import type { Asking } from './use-asked.ts';

/** What narrows the whole page, each to be taken away; nothing where nothing does. */
export function Narrowed({ asking: { asked, go } }: { readonly asking: Asking }) {
  const { t } = useTranslation('measures');
  const nameOf = useGroundName();
  const narrowed = Object.entries(asked.narrowing);
  if (narrowed.length === 0) return null;
  return (
    <p className="ms-narrowed">
      {t('narrowed')}
      {narrowed.map(([by, key]) => (
        <button
          key={by}
          type="button"
          className="cy-chip"
          aria-label={t('unnarrow', { name: nameOf(by, key) })}
          onClick={() => go({ [by]: undefined })}
        >
          {nameOf(by, key)} <CloseOutlined aria-hidden />
        </button>
      ))}
    </p>
  );
}
