import Type, { type Static, type TSchema } from 'typebox';
import { Frequency, Id } from './words.ts';

const closed = { additionalProperties: false } as const;
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/**
 * How often it is reported again, counted now over what the reader may see; null where it cannot be counted: the pack does
 * not say how, or no class or position (`place`), no caller (`group`) is known. `ids` are the cases counted, the newest
 * first, at most 50.
 */
export const Repeats = Type.Object(
  {
    group: orNull(
      Type.Object(
        { callers: Type.Integer(), days: Type.Integer(), atLeast: Type.Integer(), ids: Type.Array(Id) },
        closed,
      ),
    ),
    place: orNull(
      Type.Object(
        {
          reports: Type.Integer(),
          ...{ metres: Type.Integer(), days: Type.Integer(), level: Frequency },
          ids: Type.Array(Id),
        },
        closed,
      ),
    ),
  },
  { $id: 'Repeats', ...closed },
);
export type Repeats = Static<typeof Repeats>;
