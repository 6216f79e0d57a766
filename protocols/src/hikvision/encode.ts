import { escaped } from '../wire/xml.ts';
import type { Alert } from './alert.ts';
import { ROOT } from './table.ts';

/** The alert as a camera of the current firmware sends it. */
export function encode(alert: Alert): Uint8Array {
  const regions = alert.regions
    .map((id) => `<DetectionRegionEntry>\n${line('regionID', id)}</DetectionRegionEntry>\n`)
    .join('');
  const body = [
    line('ipAddress', alert.ipAddress),
    line('macAddress', alert.macAddress),
    line('channelID', alert.channel),
    line('dateTime', alert.time),
    line('activePostCount', alert.postCount === null ? null : String(alert.postCount)),
    line('eventType', alert.eventType),
    line('eventState', alert.active ? 'active' : 'inactive'),
    line('eventDescription', alert.description),
    line('detectionTarget', alert.target),
    regions === '' ? '' : `<DetectionRegionList>\n${regions}</DetectionRegionList>\n`,
  ];
  const head = `<${ROOT} version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">\n`;
  return new TextEncoder().encode(`${head}${body.join('')}</${ROOT}>\n`);
}

function line(name: string, text: string | null): string {
  return text === null ? '' : `<${name}>${escaped(text)}</${name}>\n`;
}
