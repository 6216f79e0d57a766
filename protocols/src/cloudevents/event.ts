import type { Json } from '../wire/json.ts';

/** Extension attributes are simple values (CloudEvents 1.0, JSON format, 2.2). */
export type Extension = string | number | boolean;

/** The data of an event. Text stays text; bytes are hex. */
export type Data =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly hex: string };

/** One CloudEvent. `source` and `id` together name it: a second one with both equal is the same event. */
export type CloudEvent = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly datacontenttype: string | null;
  readonly dataschema: string | null;
  readonly subject: string | null;
  /** RFC 3339, as sent. */
  readonly time: string | null;
  readonly extensions: Readonly<Record<string, Extension>>;
  readonly data: Data | null;
};
