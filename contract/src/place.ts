import Type, { type Static } from 'typebox';
import { Position } from './area.ts';

const closed = { additionalProperties: false } as const;
const NamedArea = Type.Object({ code: Type.String(), name: Type.String() }, closed);

/** The areas a position lies in, from the widest below the town to the finest. */
export const AreaPath = Type.Object(
  { community: NamedArea, grid: NamedArea, unitGrid: NamedArea },
  { $id: 'AreaPath', ...closed },
);
export type AreaPath = Readonly<Static<typeof AreaPath>>;

/** A place of the town's address book; an estimated one lies between known house numbers. */
export const FoundPlace = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['street', 'estate', 'building', 'poi', 'aed', 'shelter']),
    name: Type.String(),
    address: Type.String(),
    position: Position,
    area: Type.Union([AreaPath, Type.Null()]),
    estimated: Type.Boolean(),
  },
  { $id: 'FoundPlace', ...closed },
);
export type FoundPlace = Readonly<Static<typeof FoundPlace>>;

export const PlaceQuery = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  closed,
);

export const FoundPlaces = Type.Object({ places: Type.Array(FoundPlace) }, closed);
export type FoundPlaces = { readonly places: readonly FoundPlace[] };

export const PlaceAtQuery = Type.Object(
  { lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -90, maximum: 90 }) },
  closed,
);

/** What lies at a position: its areas (null outside the town) and the nearest address within 500 m. */
export const PlaceAt = Type.Object(
  {
    area: Type.Union([AreaPath, Type.Null()]),
    nearest: Type.Union([Type.Object({ place: FoundPlace, metres: Type.Integer() }, closed), Type.Null()]),
  },
  { $id: 'PlaceAt', ...closed },
);
export type PlaceAt = Readonly<Static<typeof PlaceAt>>;
