import type { Occasion } from '@chengyun/contract/occasion';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useKeepsDevices } from '../parts/keeps-devices.ts';
import { occasionsKey } from './queries.ts';

type EndButtonProps = { readonly occasion: Pick<Occasion, 'id' | 'name'>; readonly ahead?: boolean };

/** Ends a drill before its time, or takes back one that is to come; only for who may announce one. */
export function EndButton({ occasion: { id, name }, ahead = false }: EndButtonProps) {
  const { t } = useTranslation('fireDesk');
  const { message, modal } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const end = useMutation({
    mutationFn: () => api<Occasion>(paths.occasionEnd(town, id), { body: {}, key: newKey() }),
    onSuccess: () => void message.success(t('drills.ended', { name })),
    onError: (error) => void message.error(error instanceof ApiProblem ? (error.detail ?? error.title) : String(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: occasionsKey(town) }),
  });
  const label = t(ahead ? 'drills.withdraw' : 'drills.end');
  if (!useKeepsDevices()) return null;
  const ask = () =>
    void modal.confirm({
      ...{ title: t(ahead ? 'drills.withdrawAsk' : 'drills.endAsk', { name }), okText: label },
      ...{ cancelText: t('form.cancel'), onOk: () => end.mutate() },
    });
  return (
    <Button size="small" loading={end.isPending} aria-label={`${label} ${name}`} onClick={ask}>
      {label}
    </Button>
  );
}
