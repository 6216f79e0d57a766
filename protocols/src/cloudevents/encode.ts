import { writeJson } from '../wire/json.ts';
import { base64OfHex } from '../wire/payload.ts';
import type { CloudEvent } from './event.ts';
import { ATTRIBUTES, SPEC_VERSION } from './table.ts';

/** The event in structured mode, `application/cloudevents+json`. */
export function encode(event: CloudEvent): Uint8Array {
  return writeJson(jsonOf(event));
}

export function encodeBatch(events: readonly CloudEvent[]): Uint8Array {
  return writeJson(events.map(jsonOf));
}

function jsonOf(event: CloudEvent): unknown {
  const sent: Readonly<Record<string, unknown>> = { ...event, specversion: SPEC_VERSION };
  const attributes = ATTRIBUTES.filter((name) => sent[name] !== null).map((name) => [name, sent[name]]);
  return { ...Object.fromEntries(attributes), ...event.extensions, ...dataJson(event.data) };
}

function dataJson(data: CloudEvent['data']): object {
  if (data === null) return {};
  if (data.kind === 'bytes') return { data_base64: base64OfHex(data.hex) };
  return { data: data.kind === 'json' ? data.value : data.text };
}
