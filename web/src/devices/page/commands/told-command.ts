import type { DeviceCommand, DeviceProtocol } from '@chengyun/contract/device';

/** Commands with words of their own, as a form holds them. */
export type Told =
  | { readonly kind: 'set_interval'; readonly seconds: string }
  | { readonly kind: 'call'; readonly method: string; readonly params: string }
  | { readonly kind: 'set_attributes'; readonly values: string };

/** What can be said to devices of a protocol in words of one's own. */
export const tellable: Partial<Readonly<Record<DeviceProtocol, readonly Told['kind'][]>>> = {
  hj212: ['set_interval'],
  mqtt: ['call', 'set_attributes'],
};

/** What keeps a form from being sent. */
export type ToldFault = 'badSeconds' | 'needMethod' | 'badParams' | 'badValues';

/** An empty form. */
export function emptyTold(kind: Told['kind']): Told {
  if (kind === 'set_interval') return { kind, seconds: '60' };
  return kind === 'call' ? { kind, method: '', params: '' } : { kind, values: '' };
}

/** The command a form says, or what does not fit; HJ 212-2017, 6.6.5: an interval is 30 to 3,600 seconds. */
export function toldCommand(told: Told): DeviceCommand | ToldFault {
  if (told.kind === 'set_interval') {
    const seconds = Number(told.seconds);
    return Number.isInteger(seconds) && seconds >= 30 && seconds <= 3_600 ? { kind: told.kind, seconds } : 'badSeconds';
  }
  if (told.kind === 'call') {
    const method = told.method.trim();
    if (method === '') return 'needMethod';
    if (told.params.trim() === '') return { kind: told.kind, method };
    const params = parsed(told.params);
    return params === undefined ? 'badParams' : { kind: told.kind, method, params };
  }
  const values = parsed(told.values);
  return isNamed(values) ? { kind: told.kind, values } : 'badValues';
}

function isNamed(values: unknown): values is Record<string, unknown> {
  return typeof values === 'object' && values !== null && !Array.isArray(values) && Object.keys(values).length > 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: the form says so
  }
}
