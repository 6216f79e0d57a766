import type { DeviceChange, DeviceDetail, DeviceSummary } from '@chengyun/contract/device';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { isConflict } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { devicesKey } from '../../api/things.ts';
import { PlaceFields, ProfileField } from '../parts/DeviceFields.tsx';
import { Failure, Labelled } from '../parts/Labelled.tsx';
import { type DeviceValues, deviceChange, deviceValues } from './device-change.ts';

/** What is known of a device, to be changed by who keeps devices. */
export function DeviceEdit({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('edit.open')}
      </Button>
      <Drawer open={open} title={t('edit.title')} size={480} destroyOnHidden onClose={() => setOpen(false)}>
        <EditForm device={device} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

type EditProps = { readonly device: DeviceSummary; readonly onDone: () => void };

function EditForm({ device, onDone }: EditProps) {
  const { t } = useTranslation('devices');
  const [values, setValues] = useState(() => deviceValues(device));
  const set = (next: Partial<DeviceValues>) => setValues((before) => ({ ...before, ...next }));
  const save = useSave(device, onDone);
  const change = deviceChange(device, values);
  const nameless = values.name.trim() === '';
  return (
    <div className="dv-form dv-form-narrow">
      <Labelled wide label={t('edit.name')} fault={nameless ? t('waiting.needName') : undefined}>
        {(id) => (
          <Input id={id} value={values.name} maxLength={120} onChange={({ target }) => set({ name: target.value })} />
        )}
      </Labelled>
      <KindFields values={values} onSet={set} />
      <PlaceFields values={values} onSet={set} at={device.position} />
      <div className="dv-form-wide">
        {save.error && <SaveFailure error={save.error} />}
        <span className="dv-send">
          <Button
            type="primary"
            disabled={change === null || nameless}
            loading={save.isPending}
            onClick={() => change && save.mutate(change)}
          >
            {t('edit.save')}
          </Button>
          <Button onClick={onDone}>{t('edit.cancel')}</Button>
        </span>
      </div>
    </div>
  );
}

type KindProps = { readonly values: DeviceValues; readonly onSet: (next: Partial<DeviceValues>) => void };

function KindFields({ values, onSet }: KindProps) {
  const { t } = useTranslation('devices');
  return (
    <>
      <ProfileField wide value={values.profileId} onPick={(profileId = '') => onSet({ profileId })} />
      <Labelled label={t('edit.model')}>
        {(id) => (
          <Input
            id={id}
            value={values.model}
            maxLength={128}
            onChange={({ target }) => onSet({ model: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('edit.dialect')} hint={t('edit.dialectHint')}>
        {(id) => (
          <Input
            id={id}
            value={values.dialect}
            maxLength={128}
            onChange={({ target }) => onSet({ dialect: target.value })}
          />
        )}
      </Labelled>
      <div className="dv-form-wide">
        <span>
          {t('edit.state')} <small>{t('edit.disabledHint')}</small>
        </span>
        <span>
          <Segmented<DeviceValues['state']>
            aria-label={t('edit.state')}
            value={values.state}
            options={(['active', 'disabled'] as const).map((value) => ({ value, label: t(`edit.${value}`) }))}
            onChange={(state) => onSet({ state })}
          />
        </span>
      </div>
    </>
  );
}

function SaveFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('devices');
  if (!isConflict(error)) return <Failure error={error} />;
  return (
    <p className="dv-fault" role="alert">
      {t('edit.stale')}
    </p>
  );
}

function useSave(device: DeviceSummary, onDone: () => void) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  return useMutation({
    mutationFn: (body: DeviceChange) =>
      api<DeviceDetail>(paths.device(town, device.id), { method: 'PATCH', body, version: device.version }),
    onSuccess: async ({ name }) => {
      void message.success(t('edit.saved', { name }));
      await queryClient.invalidateQueries({ queryKey: devicesKey(town) });
      onDone();
    },
  });
}
