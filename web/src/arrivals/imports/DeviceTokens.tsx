import { KeyOutlined } from '@ant-design/icons';
import type { CredentialCounts } from '@chengyun/contract/device-access';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { download, keepFile } from '../../api/download.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureNote } from '../FailureNote.tsx';

/** Tokens for devices of a list that need one: made when asked for, in a file that is handed out this once. */
export function DeviceTokens({ runId }: { readonly runId: string }) {
  const { t } = useTranslation('imports');
  const town = useTown().id;
  const { modal } = App.useApp();
  const queryClient = useQueryClient();
  const queryKey = ['town', town, 'imports', 'tokens', runId];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api<CredentialCounts>(paths.deviceCredentials(town), { query: { importRun: runId }, signal }),
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (again: boolean) =>
      keepFile(await download(paths.deviceCredentials(town), { body: { importRun: runId, again } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  if (!data || data.waiting + data.unused === 0) return null;
  const askAgain = () =>
    void modal.confirm({ title: t('devices.againSure'), okText: t('devices.again'), onOk: () => mutate(true) });
  return (
    <section className="imp-bad-rows">
      <p>{data.waiting > 0 ? t('devices.tokens', { n: data.waiting }) : t('devices.unused', { n: data.unused })}</p>
      <p className="imp-acts">
        {data.waiting > 0 && (
          <Button type="primary" icon={<KeyOutlined aria-hidden />} loading={isPending} onClick={() => mutate(false)}>
            {t('devices.makeTokens')}
          </Button>
        )}
        {data.waiting === 0 && (
          <Button loading={isPending} onClick={askAgain}>
            {t('devices.again')}
          </Button>
        )}
      </p>
      {error && <FailureNote error={error} />}
    </section>
  );
}
