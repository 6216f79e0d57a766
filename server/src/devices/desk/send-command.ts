import type { DeviceCommand } from '@chengyun/contract/device';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { cpValue } from '@chengyun/protocols/hj212/meaning';
import { Refusal } from '../../support/http/refusal.ts';
import type { Gateways } from '../open-devices.ts';

/** What came of a command: done, refused by the device, or failed because it was not there or did not answer. */
export type Outcome = { readonly state: 'done' | 'refused' | 'failed'; readonly answer: unknown };

type Target = { readonly id: string; readonly protocol: string };

const SILENT: Outcome = { state: 'failed', answer: null };

/** Sends a command over the device's own protocol and waits for the answer, ten seconds at most. */
export async function sendCommand(
  gateways: Gateways,
  device: Target,
  command: DeviceCommand,
  now: Date,
): Promise<Outcome> {
  switch (device.protocol) {
    case 'gbt26875':
      return toTransmitter(gateways, device.id, command, now);
    case 'hj212':
      return toLogger(gateways, device.id, command);
    case 'mqtt':
      if (command.kind === 'call') {
        const answer = await gateways.mqtt?.ask(device.id, command.method, command.params ?? {});
        return answer === undefined ? SILENT : { state: 'done', answer };
      }
  }
  throw cannot(device, command);
}

async function toTransmitter({ gbt26875 }: Gateways, id: string, command: DeviceCommand, now: Date): Promise<Outcome> {
  const unit =
    command.kind === 'sync_clock'
      ? ({ type: 'set-device-time', items: [{ time: { at: now.getTime() } }] } as const)
      : command.kind === 'duty_check'
        ? ({ type: 'check-duty', items: [{ minutes: command.minutes }] } as const)
        : undefined;
  if (!unit) throw cannot({ id, protocol: 'gbt26875' }, command);
  const frame = await gbt26875?.command(id, 'control', unit);
  if (!frame) return SILENT;
  return { state: frame.command === COMMAND.deny ? 'refused' : 'done', answer: { command: frame.command } };
}

async function toLogger({ hj212 }: Gateways, id: string, command: DeviceCommand): Promise<Outcome> {
  if (command.kind !== 'sync_clock' && command.kind !== 'set_interval')
    throw cannot({ id, protocol: 'hj212' }, command);
  const message =
    command.kind === 'sync_clock'
      ? await hj212?.setTime(id)
      : await hj212?.command(id, '1062', [[{ name: 'RtdInterval', value: String(command.seconds) }]]);
  if (!message) return SILENT;
  const [accepted, executed] = [cpValue(message, 'QnRtn'), cpValue(message, 'ExeRtn')];
  return { state: executed === '1' ? 'done' : 'refused', answer: { QnRtn: accepted, ExeRtn: executed } };
}

function cannot({ protocol }: Target, { kind }: DeviceCommand): Refusal {
  return new Refusal('device.no-such-command', { kind, protocol });
}
