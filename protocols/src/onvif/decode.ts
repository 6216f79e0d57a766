import { accept, type Decoded, refuse } from '../wire/decoded.ts';
import { lookUp } from '../wire/look-up.ts';
import { byteOffset, textOf } from '../wire/utf8.ts';
import { allElements, type Element, findElement, parseXml } from '../wire/xml.ts';
import type { Notification } from './notification.ts';
import { ALARM, OPERATIONS } from './table.ts';

const MAX_BYTES = 262_144;

/** The notifications in a PullMessages answer or a Notify request (SOAP). */
export function decode(bytes: Uint8Array): Decoded<readonly Notification[]> {
  if (bytes.length > MAX_BYTES) return refuse(`${bytes.length} bytes are more than ${MAX_BYTES}`, MAX_BYTES);
  const text = textOf(bytes);
  if (!text.ok) return text;
  const document = parseXml(text.value);
  if (!document.ok) return refuse(document.why, byteOffset(text.value, document.at));
  if (document.value.name !== 'Envelope') return refuse(`the document is a ${document.value.name}, not an Envelope`, 0);
  const notifications: Notification[] = [];
  for (const element of allElements(document.value, 'NotificationMessage')) {
    const notification = notificationOf(element);
    if (notification === null) return refuse('a notification without topic or time', 0);
    notifications.push(notification);
  }
  return accept(notifications);
}

/** Whether a notification tells an alarm that holds now; null when its topic tells none or it is only the state found on subscribing. */
export function alarmOf(notification: Notification): { readonly name: string; readonly active: boolean } | null {
  const known = lookUp(ALARM, notification.topic);
  if (known === undefined || notification.operation === 'Initialized') return null;
  const value = lookUp(notification.data, known.item);
  return value === undefined ? null : { name: known.name, active: !['false', '0', ''].includes(value) };
}

function notificationOf(element: Element): Notification | null {
  const topic = findElement(element, 'Topic')?.text.trim() ?? '';
  const outer = findElement(element, 'Message');
  const message = outer === null ? null : (findElement(outer, 'Message') ?? outer);
  const time = lookUp(message?.attributes ?? {}, 'UtcTime') ?? '';
  if (message === null || topic === '' || time === '') return null;
  const operation = OPERATIONS.find((name) => name === lookUp(message.attributes, 'PropertyOperation')) ?? null;
  return { topic, operation, time, source: itemsOf(message, 'Source'), data: itemsOf(message, 'Data') };
}

function itemsOf(message: Element, part: string): Notification['data'] {
  const found = findElement(message, part);
  const items = found === null ? [] : allElements(found, 'SimpleItem');
  return Object.fromEntries(
    items.map(({ attributes }) => [lookUp(attributes, 'Name') ?? '', lookUp(attributes, 'Value') ?? '']),
  );
}
