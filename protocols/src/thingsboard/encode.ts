import { writeJson } from '../wire/json.ts';
import type { Message, Point } from './message.ts';
import { TOPIC } from './table.ts';

/** Topic and payload of a message, as a device would publish it. */
export function encode(message: Message): { readonly topic: string; readonly bytes: Uint8Array } {
  const topic = TOPIC[message.kind];
  const id = 'id' in message && topic.endsWith('/') ? String(message.id) : '';
  return { topic: topic + id, bytes: writeJson(bodyOf(message)) };
}

function bodyOf(message: Message): unknown {
  switch (message.kind) {
    case 'telemetry':
      return message.points.length === 1 ? pointBody(message.points[0]) : message.points.map(pointBody);
    case 'attributes':
      return message.values;
    case 'attribute-request':
      return { ...keys('clientKeys', message.client), ...keys('sharedKeys', message.shared) };
    case 'rpc-response':
      return message.body;
    case 'gateway-connect':
      return message.type === null ? { device: message.device } : { device: message.device, type: message.type };
    case 'gateway-disconnect':
      return { device: message.device };
    case 'gateway-telemetry':
      return Object.fromEntries(message.devices.map(({ device, points }) => [device, points.map(pointBody)]));
    case 'gateway-attributes':
      return Object.fromEntries(message.devices.map(({ device, values }) => [device, values]));
    case 'gateway-attribute-request':
      return { id: message.id, device: message.device, client: message.scope === 'client', keys: message.keys };
    case 'gateway-rpc-response':
      return { device: message.device, id: message.id, data: message.body };
  }
}

function pointBody(point: Point | undefined): unknown {
  return point === undefined || point.ts === null ? (point?.values ?? {}) : { ts: point.ts, values: point.values };
}

function keys(name: string, list: readonly string[]): object {
  return list.length === 0 ? {} : { [name]: list.join(',') };
}
