import Type, { type Static } from 'typebox';
import { Localized, Position } from './words.ts';

/** A town's id: short, lower case, part of every address below `/api/towns/`. */
export const TownId = Type.String({ pattern: '^[a-z][a-z0-9_]{0,30}$' });

/** A town to be made. `prefix` begins the numbers of its cases; `bbox` is west, south, east, north. */
export const NewTown = Type.Object(
  {
    id: TownId,
    name: Localized,
    prefix: Type.String({ pattern: '^[A-Z]{2,6}$' }),
    zone: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'IANA zone; Asia/Shanghai unless told' }),
    ),
    center: Position,
    bbox: Type.Tuple([
      Type.Number({ minimum: -180, maximum: 180 }),
      Type.Number({ minimum: -90, maximum: 90 }),
      Type.Number({ minimum: -180, maximum: 180 }),
      Type.Number({ minimum: -90, maximum: 90 }),
    ]),
  },
  { $id: 'NewTown', additionalProperties: false },
);
export type NewTown = Static<typeof NewTown>;

/** A town that was made. */
export const Town = Type.Object(
  { id: TownId, name: Localized, sample: Type.Boolean() },
  { $id: 'Town', additionalProperties: false },
);
export type Town = Static<typeof Town>;
