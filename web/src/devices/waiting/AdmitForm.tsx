import type { DeviceDetail } from '@chengyun/contract/device';
import type { WaitingDevice } from '@chengyun/contract/waiting-device';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { devicesKey } from '../../api/things.ts';
import { PlaceFields, type PlaceValues } from '../parts/DeviceFields.tsx';
import { Failure, Labelled } from '../parts/Labelled.tsx';
import { useProfiles } from '../parts/use-profiles.ts';
import { KindField } from './KindField.tsx';
import { proposedKind } from './proposed-kind.ts';

type AdmitFormProps = { readonly device: WaitingDevice };

/** Names a waiting device, says what it is and where it stands, and lets it in. */
export function AdmitForm({ device }: AdmitFormProps) {
  const { t } = useTranslation('devices');
  const { values, set, fault, failure, busy, submit } = useAdmission(device);
  return (
    <form className="dv-part" aria-label={t('waiting.form')} onSubmit={submit}>
      <h2>{t('waiting.form')}</h2>
      <div className="dv-form">
        <Labelled label={t('waiting.name')}>
          {(id) => (
            <Input
              id={id}
              value={values.name}
              maxLength={120}
              status={fault === 'needName' ? 'error' : ''}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Labelled>
        <KindField
          value={values.profileId}
          fault={fault === 'needProfile'}
          onPick={(profileId) => set({ profileId })}
        />
        <PlaceFields values={values} onSet={set} />
        <div className="dv-form-wide">
          {fault && (
            <p className="dv-fault" role="alert">
              {t(`waiting.${fault}`)}
            </p>
          )}
          {failure !== undefined && <Failure error={failure} />}
          <span>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('waiting.admit')}
            </Button>
          </span>
        </div>
      </div>
    </form>
  );
}

type Values = PlaceValues & { readonly name: string; readonly profileId: string | undefined };

function useAdmission({ protocol, externalId }: AdmitFormProps['device']) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const town = useTown().id;
  const proposed = proposedKind(protocol, useProfiles());
  const [given, setValues] = useState<Values>({
    ...{ name: '', profileId: undefined, building: '', place: '', position: undefined },
  });
  const values = { ...given, profileId: given.profileId ?? proposed };
  const [key] = useState(newKey);
  const [fault, setFault] = useState<'needName' | 'needProfile'>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const set = (next: Partial<Values>) => setValues((before) => ({ ...before, ...next }));
  const admit = async () => {
    const name = values.name.trim();
    const { profileId, position } = values;
    const missing = faultOf(name, profileId);
    setFault(missing);
    if (missing) return;
    const [building, place] = [values.building.trim(), values.place.trim()];
    const body = {
      ...{ protocol, externalId, name },
      ...(profileId && { profileId }),
      ...(building && { building }),
      ...(place && { place }),
      ...(position && { position }),
    };
    setBusy(true);
    try {
      const { id } = await api<DeviceDetail>(paths.admitDevice(town), { body, key });
      void message.success(t('waiting.done', { name }));
      await queryClient.invalidateQueries({ queryKey: devicesKey(town) });
      void navigate({ to: '/$town/devices/$deviceId', params: { town, deviceId: id }, search: {} });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void admit();
  };
  return { values, set, fault, failure, busy, submit };
}

function faultOf(name: string, profileId: string | undefined): 'needName' | 'needProfile' | undefined {
  if (name === '') return 'needName';
  return profileId === undefined ? 'needProfile' : undefined;
}
