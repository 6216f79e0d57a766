import type { DeviceCommand } from '@chengyun/contract/device';
import { COMMAND } from '@chengyun/protocols/gbt26875/table';
import { cpValue } from '@chengyun/protocols/hj212/meaning';
import { Refusal } from '../../support/http/refusal.ts';
import type { Calls, Target } from '../gateways/calls.ts';
import type { Devices, Gateways } from '../open-devices.ts';

/** What came of a command: done, refused by the device, or failed because it was not there or did not answer. */
export type Outcome = { readonly state: 'done' | 'refused' | 'failed'; readonly answer: unknown };

type Addressee = Target & { readonly protocol: string };

const SILENT: Outcome = { state: 'failed', answer: null };

/** Sends a command over the device's own protocol and waits for the answer, ten seconds at most. */
export async function sendCommand(
  { gateways, calls }: Pick<Devices, 'gateways' | 'calls'>,
  device: Addressee,
  command: DeviceCommand,
  now: Date,
): Promise<Outcome> {
  switch (device.protocol) {
    case 'gbt26875':
      return toTransmitter(gateways, device.id, command, now);
    case 'hj212':
      return toLogger(gateways, device.id, command);
    case 'mqtt':
      if (command.kind === 'call') return call(calls, device, command.method, command.params ?? {});
      if (command.kind === 'set_attributes')
        return { state: 'done', answer: { told: calls.tell(device, command.values) } };
  }
  throw cannot(device, command);
}

/** ThingsBoard's RPC, by whichever way the device is reached: MQTT, its gateway, a waiting HTTP request, the broker. */
async function call(calls: Calls, device: Target, method: string, params: unknown): Promise<Outcome> {
  const answer = await calls.ask(device, method, params);
  return answer === undefined ? SILENT : { state: 'done', answer };
}

async function toTransmitter({ gbt26875 }: Gateways, id: string, command: DeviceCommand, now: Date): Promise<Outcome> {
  const unit =
    command.kind === 'sync_clock'
      ? ({ type: 'set-device-time', items: [{ time: { at: now.getTime() } }] } as const)
      : command.kind === 'duty_check'
        ? ({ type: 'check-duty', items: [{ minutes: command.minutes }] } as const)
        : undefined;
  if (!unit) throw cannot({ protocol: 'gbt26875' }, command);
  const frame = await gbt26875?.command(id, 'control', unit);
  if (!frame) return SILENT;
  return { state: frame.command === COMMAND.deny ? 'refused' : 'done', answer: { command: frame.command } };
}

async function toLogger({ hj212 }: Gateways, id: string, command: DeviceCommand): Promise<Outcome> {
  if (command.kind !== 'sync_clock' && command.kind !== 'set_interval') throw cannot({ protocol: 'hj212' }, command);
  const message =
    command.kind === 'sync_clock'
      ? await hj212?.setTime(id)
      : await hj212?.command(id, '1062', [[{ name: 'RtdInterval', value: String(command.seconds) }]]);
  if (!message) return SILENT;
  const [accepted, executed] = [cpValue(message, 'QnRtn'), cpValue(message, 'ExeRtn')];
  return { state: executed === '1' ? 'done' : 'refused', answer: { QnRtn: accepted, ExeRtn: executed } };
}

function cannot({ protocol }: Pick<Addressee, 'protocol'>, { kind }: DeviceCommand): Refusal {
  return new Refusal('device.no-such-command', { kind, protocol });
}
