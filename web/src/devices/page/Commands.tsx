import type { DeviceCommand, DeviceProtocol, DeviceSummary, SentCommand } from '@chengyun/contract/device';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { directoryQuery } from '../../api/ground.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { commandsKey, commandsQuery } from '../list/queries.ts';

type Sendable = 'sync_clock' | 'duty_check';

/** What can be said to a device of a protocol without further words. */
const sendable: Partial<Readonly<Record<DeviceProtocol, readonly Sendable[]>>> = {
  gbt26875: ['sync_clock', 'duty_check'],
  hj212: ['sync_clock'],
};
const bodies: Readonly<Record<Sendable, DeviceCommand>> = {
  sync_clock: { kind: 'sync_clock' },
  duty_check: { kind: 'duty_check', minutes: 10 },
};

type CommandsProps = { readonly device: DeviceSummary; readonly keeps: boolean };

/** What was said to the device and what it answered; for those who keep devices, what can be said now. */
export function Commands({ device, keeps }: CommandsProps) {
  const { t } = useTranslation('devices');
  const town = useTown().id;
  const sent = useQuery(commandsQuery(town, device.id)).data?.commands ?? [];
  const people = useQuery(directoryQuery(town)).data?.people;
  const may = keeps ? (sendable[device.protocol] ?? []) : [];
  if (may.length === 0 && sent.length === 0) return null;
  return (
    <section className="dv-part" aria-label={t('commands.title')}>
      <h2>{t('commands.title')}</h2>
      {may.length > 0 && <SendButtons device={device} may={may} />}
      {sent.length === 0 && <p className="dv-none">{t('commands.none')}</p>}
      <ul className="dv-lines">
        {sent.map((command) => (
          <li key={command.id}>
            <DateTime at={command.at} />
            <b>{kindName(command.kind, t('commands.kind', { returnObjects: true }))}</b>
            <span className={command.state === 'done' ? undefined : 'dv-red'}>
              {t(`commands.state.${command.state}`)}
            </span>
            <span className="dv-quiet">{people?.find(({ id }) => id === command.sentBy)?.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindName(kind: string, names: Readonly<Record<string, string>>): string {
  return names[kind] ?? kind;
}

function SendButtons({ device, may }: { readonly device: DeviceSummary; readonly may: readonly Sendable[] }) {
  const { t } = useTranslation('devices');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const town = useTown().id;
  const [busy, setBusy] = useState<Sendable>();
  const send = async (kind: Sendable) => {
    const name = t(`commands.kind.${kind}`);
    setBusy(kind);
    try {
      const path = paths.deviceCommands(town, device.id);
      const { state } = await api<SentCommand>(path, { body: bodies[kind] });
      const words = t('commands.done', { name, state: t(`commands.state.${state}`) });
      void (state === 'done' ? message.success(words) : message.warning(words));
    } catch (error) {
      const why = error instanceof ApiProblem ? (error.detail ?? error.title) : String(error);
      void message.error(t('commands.failed', { name, why }));
    } finally {
      setBusy(undefined);
      await queryClient.invalidateQueries({ queryKey: commandsKey(town, device.id) });
    }
  };
  return (
    <p className="dv-send">
      {may.map((kind) => (
        <Button
          key={kind}
          size="small"
          loading={busy === kind}
          disabled={busy !== undefined && busy !== kind}
          onClick={() => void send(kind)}
        >
          {t(`commands.send.${kind}`)}
        </Button>
      ))}
    </p>
  );
}
