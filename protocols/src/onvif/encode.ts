import { escaped } from '../wire/xml.ts';
import type { Notification } from './notification.ts';

const NAME_SPACES = [
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope"',
  'xmlns:tev="http://www.onvif.org/ver10/events/wsdl"',
  'xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2"',
  'xmlns:tt="http://www.onvif.org/ver10/schema"',
].join(' ');

/** A PullMessages answer that carries the notifications. */
export function encode(notifications: readonly Notification[]): Uint8Array {
  const messages = notifications.map(messageOf).join('');
  const body = `<s:Body><tev:PullMessagesResponse>${messages}</tev:PullMessagesResponse></s:Body>`;
  return new TextEncoder().encode(`<s:Envelope ${NAME_SPACES}>${body}</s:Envelope>`);
}

function messageOf({ topic, operation, time, source, data }: Notification): string {
  const kind = operation === null ? '' : ` PropertyOperation="${operation}"`;
  const message = `<tt:Message UtcTime="${escaped(time)}"${kind}>${part('Source', source)}${part('Data', data)}</tt:Message>`;
  const name = `<wsnt:Topic>${escaped(topic)}</wsnt:Topic>`;
  return `<wsnt:NotificationMessage>${name}<wsnt:Message>${message}</wsnt:Message></wsnt:NotificationMessage>`;
}

function part(name: string, items: Notification['data']): string {
  const lines = Object.entries(items).map(
    ([key, value]) => `<tt:SimpleItem Name="${escaped(key)}" Value="${escaped(value)}"/>`,
  );
  return lines.length === 0 ? '' : `<tt:${name}>${lines.join('')}</tt:${name}>`;
}
