import type { DeviceCommand, SentCommand } from '@chengyun/contract/device';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { paths } from '../../../api/paths.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { commandsKey } from '../../list/queries.ts';

/** Sends a command to a device and says what came of it. */
export function useSendCommand(deviceId: string) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  return useMutation({
    mutationFn: (body: DeviceCommand) => api<SentCommand>(paths.deviceCommands(town, deviceId), { body }),
    onSuccess: ({ state }, { kind }) => {
      const words = t('commands.done', { name: t(`commands.kind.${kind}`), state: t(`commands.state.${state}`) });
      void (state === 'done' ? message.success(words) : message.warning(words));
    },
    onError: (error, { kind }) => {
      const why = error instanceof ApiProblem ? (error.detail ?? error.title) : String(error);
      void message.error(t('commands.failed', { name: t(`commands.kind.${kind}`), why }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: commandsKey(town, deviceId) }),
  });
}
