import type { Fields } from '../wire/fields.ts';
import { instantOf } from '../wire/instant.ts';
import type { CloudEvent } from './event.ts';
import { SPEC_VERSION } from './table.ts';

export type Attributes = Omit<CloudEvent, 'extensions' | 'data'>;

/** The required and optional attributes, each with its rule (CloudEvents 1.0.2, 3.1). */
export function attributesOf(fields: Fields): Attributes {
  const version = fields.text('specversion');
  if (version !== '' && version !== SPEC_VERSION)
    fields.wrong(`is ${version.slice(0, 20)}, only ${SPEC_VERSION} is read`, 'specversion');
  const time = fields.textOr('time', null);
  if (time !== null && instantOf(time) === null) fields.wrong('is no RFC 3339 time', 'time');
  return {
    id: filled(fields, 'id'),
    source: uri(fields, 'source', filled(fields, 'source')),
    type: filled(fields, 'type'),
    datacontenttype: filledOrNull(fields, 'datacontenttype'),
    dataschema: uri(fields, 'dataschema', filledOrNull(fields, 'dataschema')),
    subject: filledOrNull(fields, 'subject'),
    time,
  };
}

function filled(fields: Fields, name: string): string {
  const text = fields.text(name);
  if (text === '') fields.wrong('is empty', name);
  return text;
}

function filledOrNull(fields: Fields, name: string): string | null {
  const text = fields.textOr(name, null);
  if (text === '') fields.wrong('is empty', name);
  return text;
}

/** A URI reference has no spaces, quotes or angle brackets (RFC 3986, 4.1). */
function uri<T extends string | null>(fields: Fields, name: string, text: T): T {
  if (text !== null && /[\s<>"{}|\\^`]/.test(text)) fields.wrong('is no URI reference', name);
  return text;
}
