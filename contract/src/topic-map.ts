import Type, { type Static } from 'typebox';
import { DeviceEvent } from './alarm-words.ts';

const closed = { additionalProperties: false } as const;

/** One step of a path: `.name`, `['name']`, `[2]` or `[*]`. */
const STEP = String.raw`(\.[^.\[\]{}'"\s]+|\[\d{1,4}\]|\[\*\]|\['[^']+'\])`;

/** Where in a JSON payload something stands: `$` is where the path begins, `[*]` each of a list. */
export const JsonPath = Type.String({ pattern: `^\\$${STEP}*$`, maxLength: 200 });

/** A path, or a level of the topic by its name in braces. */
const Source = Type.String({ pattern: `^(\\$${STEP}*|\\{[a-z][a-z0-9_]{0,31}\\})$`, maxLength: 200 });
const Name = Type.String({ minLength: 1, maxLength: 128 });
const Words = Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 50 });

/** How a time is written: milliseconds or seconds since 1970, RFC 3339, or `2026-11-20 09:15:00` by the clock of China. */
export const timeForms = ['milliseconds', 'seconds', 'rfc3339', 'local'] as const;

/**
 * How a model's own MQTT messages are read: which topics, and where in their JSON things stand. Paths begin at the payload,
 * or, with `each`, at each thing it lists.
 */
export const TopicMap = Type.Object(
  {
    topic: Type.String({
      ...{ pattern: '^(?!v[12]/)[^\\0\\s]+$', maxLength: 200 },
      description:
        'levels between /; + is any one, {name} any one that is then known by this name, # at the end the rest',
    }),
    each: Type.Optional(JsonPath),
    device: Type.Optional(Source),
    time: Type.Optional(Type.Object({ path: JsonPath, form: Type.Enum(timeForms) }, closed)),
    values: Type.Optional(Type.Array(Type.Object({ name: Name, path: JsonPath }, closed), { maxItems: 100 })),
    pairs: Type.Optional(
      Type.Object(
        { each: JsonPath, name: JsonPath, value: JsonPath },
        { ...closed, description: 'lists of names and values' },
      ),
    ),
    events: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: DeviceEvent,
            path: Type.Optional(JsonPath),
            on: Type.Optional(Words),
            off: Type.Optional(Words),
            part: Type.Optional(Source),
            text: Type.Optional(JsonPath),
            component: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
          },
          { ...closed, description: 'begun where the value at path is one of on, ended where it is one of off' },
        ),
        { maxItems: 50 },
      ),
    ),
  },
  { $id: 'TopicMap', ...closed },
);
export type TopicMap = Static<typeof TopicMap>;
