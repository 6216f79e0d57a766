import Type, { type Static } from 'typebox';
import { AlarmDevice } from './alarm.ts';
import { Nullable } from './case.ts';
import { Instant } from './words.ts';

const closed = { additionalProperties: false } as const;

/** A section with its class by single factor; `class` is null when there is not enough data (数据不足), never a good one. */
export const RatedDevice = Type.Object(
  {
    device: AlarmDevice,
    standard: Type.String(),
    target: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
    class: Nullable(Type.Integer({ minimum: 1, maximum: 6, description: '1 to 5 for I to V, 6 for worse than V' })),
    missing: Type.Array(Type.String(), { description: 'required items that are missing or too old' }),
    main: Type.Array(
      Type.Object(
        { point: Type.String(), value: Type.Number(), class: Type.Integer(), over: Nullable(Type.Number()) },
        closed,
      ),
      { description: 'main pollutants beyond the target, worst first, three at most' },
    ),
    at: Nullable(Instant),
  },
  { $id: 'RatedDevice', ...closed },
);
export type RatedDevice = Static<typeof RatedDevice>;
