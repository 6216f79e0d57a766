import type { DeviceCommand, DeviceProtocol, DeviceSummary, SentCommand } from '@chengyun/contract/device';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { directoryQuery } from '../../../api/ground.ts';
import { useTown } from '../../../api/TownProvider.tsx';
import { DateTime } from '../../../ui/Times.tsx';
import { commandsQuery } from '../../list/queries.ts';
import { TellForm } from './TellForm.tsx';
import { tellable } from './told-command.ts';
import { useSendCommand } from './use-send-command.ts';

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
  const sent = useQuery(commandsQuery(useTown().id, device.id)).data?.commands ?? [];
  const may = keeps ? (sendable[device.protocol] ?? []) : [];
  const kinds = keeps ? (tellable[device.protocol] ?? []) : [];
  if (may.length + kinds.length === 0 && sent.length === 0) return null;
  return (
    <section className="dv-part" aria-label={t('commands.title')}>
      <h2>{t('commands.title')}</h2>
      {may.length > 0 && <SendButtons deviceId={device.id} may={may} />}
      {kinds.length > 0 && <TellForm deviceId={device.id} kinds={kinds} />}
      {sent.length === 0 && <p className="dv-none">{t('commands.none')}</p>}
      <ul className="dv-lines">
        {sent.map((command) => (
          <SentLine key={command.id} command={command} />
        ))}
      </ul>
    </section>
  );
}

function SentLine({ command }: { readonly command: SentCommand }) {
  const { t } = useTranslation('devices');
  const people = useQuery(directoryQuery(useTown().id)).data?.people;
  const { at, kind, state, answer, sentBy } = command;
  return (
    <li>
      <DateTime at={at} />
      <b>{kindName(kind, t('commands.kind', { returnObjects: true }))}</b>
      <span className={state === 'done' ? undefined : 'dv-red'}>{t(`commands.state.${state}`)}</span>
      {kind === 'call' && state === 'done' && <code>{JSON.stringify(answer)}</code>}
      <span className="dv-quiet">{people?.find(({ id }) => id === sentBy)?.name}</span>
    </li>
  );
}

function kindName(kind: string, names: Readonly<Record<string, string>>): string {
  return names[kind] ?? kind;
}

function SendButtons({ deviceId, may }: { readonly deviceId: string; readonly may: readonly Sendable[] }) {
  const { t } = useTranslation('devices');
  const send = useSendCommand(deviceId);
  const busy = send.isPending ? send.variables.kind : undefined;
  return (
    <p className="dv-send">
      {may.map((kind) => (
        <Button
          key={kind}
          size="small"
          loading={busy === kind}
          disabled={busy !== undefined && busy !== kind}
          onClick={() => send.mutate(bodies[kind])}
        >
          {t(`commands.send.${kind}`)}
        </Button>
      ))}
    </p>
  );
}
