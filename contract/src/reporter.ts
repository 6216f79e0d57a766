import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** The person a report came from, masked unless the caller revealed it (张*, 138****5678, 310***********1234). */
export const Reporter = Type.Object(
  {
    name: Nullable(Type.String({ maxLength: 64 })),
    phone: Nullable(Type.String({ maxLength: 32 })),
    idNumber: Nullable(Type.String({ maxLength: 18 })),
    address: Nullable(Type.String({ maxLength: 200 })),
  },
  { $id: 'Reporter', ...closed },
);
export type Reporter = Static<typeof Reporter>;

/** The same as it is given with a report. */
export const NewReporter = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 64 })),
    phone: Type.Optional(Type.String({ maxLength: 32, pattern: '^[0-9+ -]{3,32}$' })),
    idNumber: Type.Optional(Type.String({ pattern: '^([0-9]{17}[0-9Xx]|[0-9]{15})$', maxLength: 18 })),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
);
export type NewReporter = Static<typeof NewReporter>;

/** What one look shows in full: the reporter, and the texts of the case that hold numbers. */
export const Revealed = Type.Object(
  {
    reporter: Nullable(Reporter),
    text: Nullable(Type.String()),
    place: Nullable(Type.String()),
    lines: Type.Array(Type.Object({ seq: Type.Integer(), input: Type.Record(Type.String(), Type.Unknown()) }, closed), {
      description: 'lines of the journal that hold something sealed, with their input in full',
    }),
  },
  { $id: 'Revealed', ...closed },
);
export type Revealed = Static<typeof Revealed>;
