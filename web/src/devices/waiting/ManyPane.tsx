import type { Admitted, WaitingDevice } from '@chengyun/contract/waiting-device';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { devicesKey } from '../../api/things.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SplitBody } from '../../ui/SplitFrame.tsx';
import { Failure, Labelled } from '../parts/Labelled.tsx';
import { useProfiles } from '../parts/use-profiles.ts';
import { KindField } from './KindField.tsx';
import { proposedKind } from './proposed-kind.ts';
import { RefuseForm } from './RefuseForm.tsx';

type ManyProps = { readonly devices: readonly WaitingDevice[]; readonly onDone: () => void };

/** Several that wait, seen to together: let in under one kind and place, or turned away for one reason. */
export function ManyPane({ devices, onDone }: ManyProps) {
  const { t } = useTranslation('devices');
  return (
    <div className="dv-pane">
      <PageHeader
        eyebrow={t('waiting.page')}
        title={t('waiting.picked', { n: devices.length })}
        facts={[{ name: t('fact.number'), value: devices.map(({ externalId }) => externalId).join(', ') }]}
      />
      <SplitBody>
        <AdmitMany devices={devices} onDone={onDone} />
        <RefuseForm devices={devices} onDone={onDone} />
      </SplitBody>
    </div>
  );
}

function AdmitMany({ devices, onDone }: ManyProps) {
  const { t } = useTranslation('devices');
  const profiles = useProfiles();
  const [prefix, setPrefix] = useState('');
  const [chosen, setProfileId] = useState<string>();
  const [fault, setFault] = useState(false);
  const [building, setBuilding] = useState('');
  const nameOf = (externalId: string) => [prefix.trim(), externalId].filter(Boolean).join(' ').slice(0, 120);
  const admit = useAdmitMany(onDone);
  const proposals = new Set(devices.map(({ protocol }) => proposedKind(protocol, profiles)));
  const profileId = chosen ?? (proposals.size === 1 ? [...proposals][0] : undefined);
  const submit = () => {
    setFault(profileId === undefined);
    if (profileId === undefined) return;
    admit.mutate(
      devices.map(({ protocol, externalId }) => ({
        ...{ protocol, externalId, name: nameOf(externalId) },
        ...(profileId && { profileId }),
        ...(building.trim() && { building: building.trim() }),
      })),
    );
  };
  return (
    <section className="dv-part" aria-label={t('waiting.together')}>
      <h2>{t('waiting.together')}</h2>
      <div className="dv-form">
        <Labelled
          wide
          label={t('waiting.namePrefix')}
          hint={t('waiting.namePrefixHint', { sample: nameOf(devices[0]?.externalId ?? '') })}
        >
          {(id) => <Input id={id} value={prefix} maxLength={60} onChange={({ target }) => setPrefix(target.value)} />}
        </Labelled>
        <KindField value={profileId} fault={fault} onPick={setProfileId} />
        <Labelled label={t('waiting.building')}>
          {(id) => (
            <Input id={id} value={building} maxLength={120} onChange={({ target }) => setBuilding(target.value)} />
          )}
        </Labelled>
        <div className="dv-form-wide">
          {fault && (
            <p className="dv-fault" role="alert">
              {t('waiting.needProfile')}
            </p>
          )}
          {admit.error && <Failure error={admit.error} />}
          <span>
            <Button type="primary" loading={admit.isPending} onClick={submit}>
              {t('waiting.admitAll', { n: devices.length })}
            </Button>
          </span>
        </div>
      </div>
    </section>
  );
}

function useAdmitMany(onDone: () => void) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  return useMutation({
    mutationFn: (devices: readonly object[]) => api<Admitted>(paths.admitDevices(town), { body: { devices } }),
    onSuccess: async ({ devices, gone }) => {
      void message.success(t('waiting.doneAll', { n: devices.length }));
      if (gone.length > 0) void message.warning(t('waiting.someGone', { n: gone.length, list: gone.join(', ') }));
      await queryClient.invalidateQueries({ queryKey: devicesKey(town) });
      onDone();
    },
  });
}
