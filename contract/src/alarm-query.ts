import Type, { type Static } from 'typebox';
import { AlarmState } from './alarm-words.ts';
import { Id, Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Key = Type.String({ minLength: 1, maxLength: 200 });

/** How long something took, by the rungs of the ladder: within 1, 3, 10 minutes, an hour, later; or not done yet. */
export const speeds = ['m1', 'm3', 'm10', 'h1', 'later', 'none'] as const;
export const Speed = Type.Enum(speeds, { $id: 'Speed' });
export type Speed = (typeof speeds)[number];

/** What alarms are told apart by when they are counted. */
export const figureCuts = ['site', 'model', 'profile', 'device'] as const;
export const FigureCut = Type.Enum(figureCuts, { $id: 'FigureCut' });
export type FigureCut = (typeof figureCuts)[number];

/** The reason of a verdict given without one. */
export const NO_REASON = '-';

/**
 * Which alarms: the filters of the list. The figures of the fire desk are counted by the same, so each figure opens to the
 * alarms it counts. `open` stands for every state but cleared; `counted` leaves out drills, maintenance and what is no
 * danger, as the figures do.
 */
export const alarmFilters = {
  state: Type.Optional(Type.Enum([...AlarmState.enum, 'open'])),
  kind: Type.Optional(Type.String({ pattern: '^[a-z]+(,[a-z]+)*$', maxLength: 80 })),
  building: Type.Optional(Type.String({ maxLength: 120 })),
  area: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{6,24}$' })),
  device: Type.Optional(Id),
  incident: Type.Optional(Id),
  occasion: Type.Optional(Id),
  site: Type.Optional(Key),
  model: Type.Optional(Key),
  profile: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'one kind of device, or several joined by commas' }),
  ),
  verdict: Type.Optional(Type.Enum(['confirmed', 'false', 'test', 'judged', 'none'])),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  ack: Type.Optional(Type.Enum([...speeds, 'done'])),
  judge: Type.Optional(Type.Enum([...speeds, 'done'])),
  case: Type.Optional(Type.Enum(['any', 'open', 'closed'])),
  counted: Type.Optional(Type.Enum(['yes'])),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
};

export const AlarmFilter = Type.Object(alarmFilters, { $id: 'AlarmFilter', ...closed });
export type AlarmFilter = Static<typeof AlarmFilter>;

/** Filters of the alarm list, with its order and page. */
export const AlarmQuery = Type.Object(
  {
    ...alarmFilters,
    sort: Type.Optional(Type.Enum(['worst', 'newest'])),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { $id: 'AlarmQuery', ...closed },
);
export type AlarmQuery = Static<typeof AlarmQuery>;
