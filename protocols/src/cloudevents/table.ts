// CloudEvents 1.0.2, 3 (context attributes), HTTP binding 3 (content modes), web hook 4 (validation handshake)

/** The attributes of an event that are not extensions. */
export const ATTRIBUTES = [
  'specversion',
  'id',
  'source',
  'type',
  'datacontenttype',
  'dataschema',
  'subject',
  'time',
] as const;

export const SPEC_VERSION = '1.0';

export const CONTENT_TYPE = {
  structured: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
} as const;

/** Attribute names: lower-case letters and digits (3, "attribute naming convention"; at most 20 advised). */
export const NAME = /^[a-z0-9]{1,20}$/;
