import { DOWN_TOPIC } from '@chengyun/protocols/thingsboard/table';
import type { Down } from '../calls.ts';

/** What devices say through a broker stands below this, what they are told below the other. */
const UP = 'chengyun/up/';
const DOWN = 'chengyun/down/';

/** All servers of a town share one subscription: each message goes to one of them. */
export const SHARED_SUBSCRIPTION = `$share/chengyun/${UP}#`;

/** What stands behind the device without the beginning of ThingsBoard's topics; anything else is a whole topic of its own. */
const SHORT = /^(telemetry|attributes|events|rpc|claim)(\/|$)/;

/** `device` is how the device is known (its external id); `topic` one of ThingsBoard's or our own. */
export type BrokerTopic = { readonly device: string; readonly topic: string };

/**
 * `chengyun/up/{device}/telemetry`, `…/attributes`, `…/events`, or any topic of ThingsBoard's API after the device:
 * a topic of its make that its profile reads: a broker puts `chengyun/up/{device}/` before what the device publishes. Undefined where no device is named.
 */
export function readTopic(text: string): BrokerTopic | undefined {
  const [, device = '', rest = ''] = /^chengyun\/up\/([^/]+)\/(.+)$/.exec(text) ?? [];
  if (device === '') return undefined;
  return { device, topic: SHORT.test(rest) ? `v1/devices/me/${rest}` : rest };
}

/** The topic below which a device listens; `{n}` of a call stands at its end. */
export function downTopic(device: string, down: Down): string {
  const known = DOWN_TOPIC[down.kind].long;
  return `${DOWN}${device}/${known.slice('v1/devices/me/'.length)}${down.kind === 'call' ? down.id : ''}`;
}

/** Where an answer to a device's own request goes. */
export function answerTopic(device: string, topic: string): string {
  return `${DOWN}${device}/${topic.replace(/^v1\/devices\/me\//, '')}`;
}
