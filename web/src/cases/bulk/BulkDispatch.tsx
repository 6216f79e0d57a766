import type { CaseSummary } from '@chengyun/contract/case';
import type { BulkResult } from '@chengyun/contract/case-list';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { directoryQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { BulkOutcome } from './BulkOutcome.tsx';

type BulkDispatchProps = {
  readonly open: boolean;
  readonly rows: readonly CaseSummary[];
  /** Leaves only these chosen. */
  readonly onKeep: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Dispatches all chosen cases, each to its proposal or all to one unit, and says of each how it went. */
export function BulkDispatch({ open, rows, onKeep, onClose }: BulkDispatchProps) {
  const { t } = useTranslation('cases');
  return (
    <Modal open={open} title={t('select.dispatch')} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      <DispatchForm rows={rows} onKeep={onKeep} onClose={onClose} />
    </Modal>
  );
}

function DispatchForm({ rows, onKeep, onClose }: Omit<BulkDispatchProps, 'open'>) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const queryClient = useQueryClient();
  const units = useQuery(directoryQuery(town)).data?.units ?? [];
  const [chosen] = useState(rows);
  const [way, setWay] = useState<'proposal' | 'unit'>('proposal');
  const [unitId, setUnitId] = useState<string>();
  // One key for one wish: sent again it acts once on each case; another unit is another wish.
  const [key, setKey] = useState(newKey);
  const chooseWay = (next: typeof way) => {
    setWay(next);
    setKey(newKey());
  };
  const chooseUnit = (next: string | undefined) => {
    setUnitId(next);
    setKey(newKey());
  };
  const ids = chosen.map(({ id }) => id);
  const send = useMutation({
    mutationFn: () =>
      api<BulkResult>(paths.bulkDispatch(town), {
        body: { ids, ...(way === 'unit' && unitId ? { input: { leadUnitId: unitId } } : {}) },
        key,
      }),
    onSuccess: (result) => {
      onKeep(result.refused.map(({ id }) => id));
      void queryClient.invalidateQueries({ queryKey: ['town', town, 'cases'] });
    },
  });
  if (send.data) return <BulkOutcome result={send.data} rows={chosen} onClose={onClose} />;
  return (
    <div className="cy-form">
      <p>{t('select.count', { n: ids.length })}</p>
      <Radio.Group className="cy-conditions" value={way} onChange={(event) => chooseWay(event.target.value)}>
        <Radio value="proposal">{t('select.byProposal')}</Radio>
        <Radio value="unit">{t('select.toUnit')}</Radio>
      </Radio.Group>
      {way === 'unit' && (
        <Select
          showSearch
          aria-label={t('field.leadUnitId')}
          placeholder={t('widget.unitSearch')}
          optionFilterProp="label"
          value={unitId ?? null}
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string | null) => chooseUnit(next ?? undefined)}
        />
      )}
      {send.error && <FailureLine error={send.error} />}
      <div className="cy-form-foot">
        <Button
          type="primary"
          loading={send.isPending}
          disabled={ids.length === 0 || (way === 'unit' && !unitId)}
          onClick={() => send.mutate()}
        >
          {send.isPending ? t('select.sending', { n: ids.length }) : t('select.dispatch')}
        </Button>
        <Button onClick={onClose}>{t('act.cancel')}</Button>
      </div>
    </div>
  );
}
