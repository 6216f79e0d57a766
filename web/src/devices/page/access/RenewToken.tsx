import type { DeviceSummary } from '@chengyun/contract/device';
import type { NewToken } from '@chengyun/contract/device-access';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { devicesKey } from '../../../api/things.ts';
import { Secret } from '../../../ui/Secret.tsx';
import { Failure } from '../../parts/Labelled.tsx';

/** Makes a new token after a word of warning, and shows it this once. */
export function RenewToken({ device }: { readonly device: DeviceSummary }) {
  const { t } = useTranslation('devices');
  const { modal } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const renew = useMutation({
    mutationFn: () => api<NewToken>(paths.deviceToken(town, device.id), { method: 'POST' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: devicesKey(town) }),
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('access.renew'), content: t('access.renewAsk') },
      ...{ okText: t('access.renewDo'), cancelText: t('edit.cancel'), onOk: () => renew.mutate() },
    });
  return (
    <>
      <Button size="small" loading={renew.isPending} onClick={ask}>
        {t('access.renew')}
      </Button>
      {renew.error && <Failure error={renew.error} />}
      <Secret
        title={t('access.renewed', { name: device.name })}
        hint={t('access.renewedHint')}
        secret={renew.data?.token ?? null}
        onClose={renew.reset}
      />
    </>
  );
}
