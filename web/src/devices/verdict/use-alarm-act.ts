import type { AlarmAction, AlarmDetail, AlarmReceipt } from '@chengyun/contract/alarm';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem, isConflict } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { alarmQuery, alarmsKey } from '../../api/things.ts';

/** Acts on an alarm as it was seen; says how that went and gives true when it is done. */
export function useAlarmAct({ id, version, device }: AlarmDetail) {
  const { t } = useTranslation('alarms');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const [busy, setBusy] = useState<AlarmAction>();
  const act = useCallback(
    async (action: AlarmAction, body: Readonly<Record<string, unknown>>): Promise<boolean> => {
      setBusy(action);
      try {
        await api<AlarmReceipt>(paths.alarmAction(town, id, action), { body, version, key: newKey() });
        void message.success(t('act.done', { device: device.name, action: t(`act.${action}`) }));
        return true;
      } catch (error) {
        const why = error instanceof ApiProblem ? (error.detail ?? error.title) : String(error);
        void message.error(isConflict(error) ? t('act.changed') : t('act.failed', { action: t(`act.${action}`), why }));
        return false;
      } finally {
        // The hand waits for this alarm only; lists and counts follow when they do.
        await queryClient.invalidateQueries({ queryKey: alarmQuery(town, id).queryKey });
        setBusy(undefined);
        void queryClient.invalidateQueries({ queryKey: alarmsKey(town) });
      }
    },
    [town, id, version, device.name, message, t, queryClient],
  );
  return { busy, act };
}
