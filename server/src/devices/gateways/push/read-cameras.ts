import { decode as decodeDahua } from '@chengyun/protocols/dahua/decode';
import { newEventSplitter } from '@chengyun/protocols/dahua/split';
import { decode as decodeHikvision } from '@chengyun/protocols/hikvision/decode';
import { newAlertSplitter } from '@chengyun/protocols/hikvision/split';
import type { Splitter } from '@chengyun/protocols/wire/stream';
import type { Draft } from '../mqtt/drafts.ts';
import type { Told } from './read-push.ts';

/** Alerts of Hikvision cameras, one document or a form with pictures; the camera is known by its MAC or IP address. */
export function readHikvision(body: Uint8Array): Told | string {
  const drafts = framesOf(newAlertSplitter(), body).flatMap((bytes): readonly Draft[] => {
    const read = decodeHikvision(bytes);
    if (!read.ok || read.value.kind === 'heartbeat') return [];
    const { macAddress, ipAddress, eventType, active, channel, at, description } = read.value;
    const text = [eventType, description].filter(Boolean).join(' ');
    const event = { kind: 'analytics' as const, on: active, part: channel && `channel ${channel}`, text };
    const deviceAt = at === null ? null : new Date(at);
    return [{ device: macAddress ?? ipAddress ?? '', deviceAt, readings: [], events: [event] }];
  });
  // Without a time, the same words again are news, not a resend.
  const isTimed = drafts.every(({ deviceAt }) => deviceAt !== null);
  return { drafts, sequence: isTimed ? 'alert' : null };
}

/** Events of a Dahua recorder, which itself is the device; its channels are parts. */
export function readDahua(body: Uint8Array): Told | string {
  const drafts = framesOf(newEventSplitter(), body).flatMap((bytes): readonly Draft[] => {
    const read = decodeDahua(bytes);
    if (!read.ok || read.value.kind === 'heartbeat') return [];
    const { code, action, index } = read.value;
    const event = { kind: 'analytics' as const, on: action !== 'Stop', part: `channel ${index}`, text: code };
    return [{ device: null, deviceAt: null, readings: [], events: [event] }];
  });
  return { drafts, sequence: null };
}

/** The whole documents of a body; the first silence ends the last one. */
function framesOf(splitter: Splitter, body: Uint8Array): readonly Uint8Array[] {
  const pieces = [
    ...splitter.push(body),
    ...splitter.push(Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a)),
    ...splitter.giveUp(),
  ];
  return pieces.flatMap((piece) => (piece.kind === 'frame' ? [piece.bytes.slice()] : []));
}
