import type { CaseSummary } from '@chengyun/contract/case';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { BulkDispatch } from './BulkDispatch.tsx';
import { mostPicked, type Picked } from './use-picked.ts';

type BulkBarProps = { readonly picked: Picked; readonly rows: readonly CaseSummary[] };

/** How many are chosen and what can be done with all of them; nothing while none is. */
export function BulkBar({ picked, rows }: BulkBarProps) {
  const { t } = useTranslation('cases');
  const { roles } = useTown();
  const [dispatching, setDispatching] = useState(false);
  const n = picked.ids.size;
  const may = roles.some((role) => role === 'dispatcher' || role === 'chief');
  return (
    <>
      {n > 0 && (
        <div className="cy-bulk" role="status">
          <b>{t('select.count', { n })}</b>
          {n >= mostPicked && <small>{t('select.limit')}</small>}
          <span className="cy-bulk-acts">
            {may && (
              <Button type="primary" size="small" onClick={() => setDispatching(true)}>
                {t('select.dispatch')}
              </Button>
            )}
            <Button type="text" size="small" onClick={() => picked.keep([])}>
              {t('select.clear')}
            </Button>
          </span>
        </div>
      )}
      <BulkDispatch
        open={dispatching}
        rows={rows.filter(({ id }) => picked.ids.has(id))}
        onKeep={picked.keep}
        onClose={() => setDispatching(false)}
      />
    </>
  );
}
