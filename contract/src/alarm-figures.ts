import Type, { type Static } from 'typebox';
import { AlarmFilter, FigureCut, Speed } from './alarm-query.ts';
import { Verdict } from './alarm-words.ts';
import { Nullable } from './case.ts';
import { Instant } from './words.ts';

const closed = { additionalProperties: false } as const;
const Seconds = Nullable(Type.Number({ minimum: 0, description: 'null when there is nothing to measure' }));

/** A count with the filter whose list is exactly what it counts. */
export const Counted = Type.Object({ n: Type.Integer(), opens: AlarmFilter }, { $id: 'CountedAlarms', ...closed });
export type Counted = Static<typeof Counted>;

const share = Nullable(Type.Number({ minimum: 0, maximum: 1, description: 'of those judged; null when none is' }));

/** How long something took: median, nine of ten, and how many in each band. */
export const Pace = Type.Object(
  {
    done: Counted,
    medianSeconds: Seconds,
    ninthSeconds: Seconds,
    bands: Type.Array(Type.Object({ speed: Speed, counted: Counted }, closed)),
  },
  { $id: 'AlarmPace', ...closed },
);
export type Pace = Static<typeof Pace>;

/**
 * The fire desk in a period: alarms of fire and warnings, without drills and maintenance. The false share (误报率) is of
 * those judged real or false; tests are none of both.
 */
export const AlarmFigures = Type.Object(
  {
    alarms: Counted,
    confirmed: Counted,
    false: Counted,
    test: Counted,
    unjudged: Counted,
    falseShare: share,
    cases: Counted,
    casesClosed: Counted,
    acknowledged: Pace,
    judged: Pace,
    reasons: Type.Array(Type.Object({ verdict: Verdict, reason: Type.String(), counted: Counted }, closed)),
    days: Type.Array(
      Type.Object(
        {
          day: Type.String({ description: 'YYYY-MM-DD in the zone of the town' }),
          alarms: Counted,
          false: Type.Integer(),
        },
        closed,
      ),
    ),
  },
  { $id: 'AlarmFigures', ...closed },
);
export type AlarmFigures = Static<typeof AlarmFigures>;

/** How many alarms of a site, model, kind of device or device were false. */
export const FalseShare = Type.Object(
  {
    key: Type.String(),
    name: Nullable(Type.String({ description: 'of a device' })),
    site: Nullable(Type.String({ description: 'where a device stands' })),
    alarms: Counted,
    judged: Counted,
    false: Counted,
    share,
  },
  { $id: 'FalseShare', ...closed },
);
export type FalseShare = Static<typeof FalseShare>;

const period = { from: Instant, to: Instant, area: AlarmFilter.properties.area, kind: AlarmFilter.properties.kind };

export const FiguresQuery = Type.Object(period, closed);
export type FiguresQuery = Static<typeof FiguresQuery>;

/** `least` leaves out what had fewer false alarms: devices that alarm falsely again and again are to be mended. */
export const FalseShareQuery = Type.Object(
  { by: FigureCut, ...period, least: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })) },
  closed,
);
export type FalseShareQuery = Static<typeof FalseShareQuery>;
