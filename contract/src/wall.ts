import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { MeasureFormat } from './measures-words.ts';
import { pointStates } from './tiles.ts';
import { Id, Instant, Lamp, Localized, Position } from './words.ts';

const closed = { additionalProperties: false } as const;

/** What the wall can be about: the whole town, or one scenario of it. */
export const wallScenes = ['town', 'fire', 'hotline', 'grid', 'environment', 'flood'] as const;
export const WallScene = Type.Enum(wallScenes, { $id: 'WallScene' });
export type WallScene = (typeof wallScenes)[number];

/** The page a figure opens to, as the address bar has it: `measures` with the id of the measure, others with filters. */
export const WallLink = Type.Object(
  {
    to: Type.Enum(['measures', 'desk', 'alarms', 'devices', 'device-health', 'goals', 'patrols', 'map']),
    id: Nullable(Type.String()),
    search: Type.Record(Type.String(), Type.String()),
  },
  { $id: 'WallLink', ...closed },
);
export type WallLink = Static<typeof WallLink>;

/** One figure; `before` is that of the same span before, when it is compared with one. */
export const WallFigure = Type.Object(
  {
    name: Localized,
    value: Nullable(Type.Number()),
    format: MeasureFormat,
    direction: Type.Enum(['higher', 'lower', 'neutral']),
    target: Nullable(Type.Number()),
    before: Nullable(Type.Number()),
    opens: WallLink,
  },
  { $id: 'WallFigure', ...closed },
);
export type WallFigure = Static<typeof WallFigure>;

/** What a row or a point of the map is about; the command view is opened for it. */
export const WallThing = Type.Object(
  { kind: Type.Enum(['case', 'alarm', 'device', 'patrol']), id: Id },
  { $id: 'WallThing', ...closed },
);
export type WallThing = Static<typeof WallThing>;

/** A line of a list on the wall. `state` is a word of the field: of a case, of an alarm, a level of supervision. */
export const WallRow = Type.Object(
  {
    key: Type.String(),
    title: Localized,
    note: Nullable(Localized),
    at: Nullable(Instant),
    tone: Type.Enum(['fire', 'late', 'soon', 'good', 'plain']),
    state: Nullable(Type.String()),
    figure: Nullable(WallFigure),
    thing: Nullable(WallThing),
    position: Nullable(Position),
  },
  { $id: 'WallRow', ...closed },
);
export type WallRow = Static<typeof WallRow>;

/** How a part of the wall is drawn; `counting`: it takes a while and comes with a later answer; `failed`: it could not be counted. */
export const wallLooks = ['lead', 'rates', 'numbers', 'ranking', 'list', 'awaits', 'counting', 'failed'] as const;

/** A part of the wall: a heading (`id` names it), a figure beside it, figures and lines below. */
export const WallSection = Type.Object(
  {
    id: Type.String(),
    look: Type.Enum(wallLooks),
    total: Nullable(WallFigure),
    figures: Type.Array(WallFigure),
    parts: Type.Array(WallFigure, { description: 'what the first figure is made of' }),
    rows: Type.Array(WallRow),
  },
  { $id: 'WallSection', ...closed },
);
export type WallSection = Static<typeof WallSection>;

const Counts = Type.Array(Type.Integer({ minimum: 0 }));

/** The last 24 hours in slots, oldest first: reports, what became late, fire alarms and warnings raised. */
export const WallRibbon = Type.Object(
  {
    of: Type.Enum(['cases', 'dangers'], { description: 'what is counted as reported' }),
    from: Instant,
    slotMinutes: Type.Integer(),
    reported: Counts,
    late: Counts,
    fires: Counts,
    total: WallFigure,
    mean: Nullable(Type.Number({ description: 'reports of a day, mean of the four weeks before' })),
  },
  { $id: 'WallRibbon', ...closed },
);
export type WallRibbon = Static<typeof WallRibbon>;

/** A scene of the wall as it stands; without a ribbon while that is not counted. */
export const Wall = Type.Object(
  {
    scene: WallScene,
    at: Instant,
    ground: Type.Object({ communities: Type.Integer(), grids: Type.Integer() }, closed),
    left: Type.Array(WallSection),
    right: Type.Array(WallSection),
    ribbon: Nullable(WallRibbon),
  },
  { $id: 'Wall', ...closed },
);
export type Wall = Static<typeof Wall>;

export const WallQuery = Type.Object({ scene: Type.Optional(WallScene) }, { $id: 'WallQuery', ...closed });

/** A point of the past: where, in which state, whether it was late then. */
const PastCase = Type.Object(
  { id: Type.String(), position: Position, state: Type.String(), late: Type.Boolean() },
  closed,
);
const PastAlarm = Type.Object(
  { id: Type.String(), position: Position, kind: Type.String(), state: Type.String(), severity: Type.String() },
  closed,
);

/** A device of the past, with what was the matter with it then. */
const PastDevice = Type.Object(
  {
    id: Type.String(),
    position: Position,
    of: Type.Enum(['devices', 'cameras', 'sections']),
    look: Type.Enum(pointStates.devices),
  },
  closed,
);

/** A patrol of the past: where it was, and the half hour before; a screen of a hall is told of none. */
const PastPatrol = Type.Object({ id: Type.String(), position: Position, trail: Type.Array(Position) }, closed);

/** The town at a past moment: what was open then, and the day's figures up to then. At most 5,000 of each are placed. */
export const Replay = Type.Object(
  {
    at: Instant,
    reported: Type.Integer(),
    filed: Type.Integer(),
    closed: Type.Integer(),
    open: Type.Integer(),
    late: Type.Integer(),
    alarms: Type.Integer(),
    cases: Type.Array(PastCase),
    raised: Type.Array(PastAlarm),
    patrols: Type.Array(PastPatrol),
    devices: Type.Array(PastDevice, {
      description: 'all cameras and water sections; of other devices those with an alarm',
    }),
  },
  { $id: 'Replay', ...closed },
);
export type Replay = Static<typeof Replay>;

export const ReplayQuery = Type.Object(
  { at: Instant, scene: Type.Optional(WallScene) },
  { $id: 'ReplayQuery', ...closed },
);

/** Open cases of a scene where they lie: late ones first, then those soon late, then the newest; `open` counts those that are not placed here too. */
export const WallPoints = Type.Object(
  {
    open: WallFigure,
    cases: Type.Array(Type.Object({ id: Type.String(), position: Position, lamp: Nullable(Lamp) }, closed)),
  },
  { $id: 'WallPoints', ...closed },
);
export type WallPoints = Static<typeof WallPoints>;

export const CommandQuery = Type.Object({ ...WallThing.properties }, { $id: 'CommandQuery', ...closed });

/** Something near: what it is, how far, how it stands. */
const Near = Type.Object(
  {
    kind: Type.Enum(['patrol', 'hydrant', 'camera', 'aed', 'shelter', 'sensor', 'place']),
    id: Type.String(),
    name: Type.String(),
    metres: Type.Integer(),
    position: Position,
    /** A word of trouble (an alarm's kind) if it has an open alarm. */
    trouble: Nullable(Type.String()),
  },
  closed,
);

const Duty = Type.Object(
  { unit: Type.String(), kind: Nullable(Localized), people: Type.Integer({ description: 'who may sign in there' }) },
  closed,
);

/** One thing that was done, by the role that did it; texts and names stay with the case. */
const Done = Type.Object(
  { at: Instant, action: Type.String(), role: Type.String(), unit: Nullable(Type.String()) },
  closed,
);

/** What somebody in command needs of a thing: what it is, what is near, whose ground it is, what was done. */
export const WallCommand = Type.Object(
  {
    thing: WallThing,
    title: Localized,
    place: Nullable(Type.String()),
    position: Nullable(Position),
    state: Type.String(),
    at: Nullable(Instant),
    lamp: Nullable(Lamp),
    caseId: Nullable(Type.String()),
    radius: Type.Integer(),
    near: Type.Array(Near),
    counted: Type.Object(
      { devices: Type.Integer(), troubled: Type.Integer(), cases: Type.Integer() },
      { description: 'all within the radius', ...closed },
    ),
    duty: Type.Array(Duty),
    done: Type.Array(Done),
  },
  { $id: 'WallCommand', ...closed },
);
export type WallCommand = Static<typeof WallCommand>;
