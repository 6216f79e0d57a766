import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { devicesKey } from '../../api/things.ts';
import { Failure, Labelled } from '../parts/Labelled.tsx';

type RefuseProps = { readonly devices: readonly WaitingDevice[]; readonly onDone: () => void };

const spans = [7, 30, 90, 365] as const;

/** Turns devices away for a while, with the reason. */
export function RefuseForm({ devices, onDone }: RefuseProps) {
  const { t } = useTranslation('devices');
  const [why, setWhy] = useState('');
  const [days, setDays] = useState<number>(30);
  const [fault, setFault] = useState(false);
  const { mutate, isPending, error } = useRefuse(devices, onDone);
  const submit = () => {
    setFault(why.trim() === '');
    if (why.trim() !== '') mutate({ why: why.trim(), days });
  };
  return (
    <section className="dv-part" aria-label={t('waiting.refuseForm')}>
      <h2>
        {t('waiting.refuseForm')} <small>{t('waiting.refuseHint')}</small>
      </h2>
      <div className="dv-form">
        <Labelled label={t('waiting.why')} fault={fault ? t('waiting.needWhy') : undefined}>
          {(id) => (
            <Input
              id={id}
              value={why}
              maxLength={200}
              placeholder={t('waiting.whyHint')}
              status={fault ? 'error' : ''}
              onChange={({ target }) => setWhy(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('waiting.days')}>
          {(id) => (
            <Select
              id={id}
              value={days}
              options={spans.map((n) => ({ value: n, label: t('waiting.daysN', { n }) }))}
              onChange={setDays}
            />
          )}
        </Labelled>
        <div className="dv-form-wide">
          {error && <Failure error={error} />}
          <span>
            <Button danger loading={isPending} onClick={submit}>
              {t('waiting.refuse')}
            </Button>
          </span>
        </div>
      </div>
    </section>
  );
}

function useRefuse(devices: readonly WaitingDevice[], onDone: () => void) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const named = devices.map(({ protocol, externalId }) => ({ protocol, externalId }));
  return useMutation({
    mutationFn: (said: { readonly why: string; readonly days: number }) =>
      api<{ refused: number }>(paths.refuseDevices(town), { body: { ...said, devices: named } }),
    onSuccess: async ({ refused }) => {
      void message.success(t('waiting.refusedDone', { n: refused }));
      await queryClient.invalidateQueries({ queryKey: devicesKey(town) });
      onDone();
    },
  });
}
