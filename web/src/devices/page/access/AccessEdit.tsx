import type { DeviceSummary } from '@chengyun/contract/device';
import type { AccessChange, DeviceAccess } from '@chengyun/contract/device-access';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { devicesKey } from '../../../api/things.ts';
import { Failure } from '../../parts/Labelled.tsx';
import { AccessFields } from './AccessFields.tsx';
import { accessChange, accessFault, accessValues, endsWith } from './access-values.ts';

type AccessEditProps = { readonly device: DeviceSummary; readonly access: DeviceAccess };

/** How a device connects, to be changed by who keeps devices. */
export function AccessEdit({ device, access }: AccessEditProps) {
  const { t } = useTranslation('devices');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={t('access.form')} onClick={() => setOpen(true)}>
        {t('access.change')}
      </Button>
      <Drawer open={open} title={t('access.form')} size={480} destroyOnHidden onClose={() => setOpen(false)}>
        <AccessForm device={device} access={access} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

function AccessForm({ device, access, onDone }: AccessEditProps & { readonly onDone: () => void }) {
  const { t } = useTranslation('devices');
  const [values, setValues] = useState(() => accessValues(access));
  const [isTried, setTried] = useState(false);
  const save = useSave(device, onDone);
  const fault = accessFault(access, values);
  const change = accessChange(access, values);
  const ends = endsWith(access, values);
  const send = () => {
    setTried(true);
    if (change && !fault) save.mutate(change);
  };
  return (
    <div className="dv-form dv-form-narrow">
      <AccessFields
        protocol={device.protocol}
        access={access}
        values={values}
        fault={isTried ? fault : undefined}
        onSet={(next) => setValues((before) => ({ ...before, ...next }))}
      />
      <div className="dv-form-wide">
        {ends && !fault && <p className="dv-quiet">{t(`access.${ends}`)}</p>}
        {save.error && <Failure error={save.error} />}
        <span className="dv-send">
          <Button
            type="primary"
            disabled={change === null && fault === undefined}
            loading={save.isPending}
            onClick={send}
          >
            {t('access.save')}
          </Button>
          <Button onClick={onDone}>{t('edit.cancel')}</Button>
        </span>
      </div>
    </div>
  );
}

function useSave(device: DeviceSummary, onDone: () => void) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  return useMutation({
    mutationFn: (body: AccessChange) =>
      api<DeviceAccess>(paths.deviceAccess(town, device.id), { method: 'PATCH', body }),
    onSuccess: async () => {
      void message.success(t('access.saved', { name: device.name }));
      await queryClient.invalidateQueries({ queryKey: devicesKey(town) });
      onDone();
    },
  });
}
