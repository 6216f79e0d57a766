import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Name = Type.String({ pattern: '^[a-z_][a-z0-9_]{0,62}$' });

/** A table of a backup: its columns in the order of its COPY text. */
const Table = Type.Object({ schema: Name, name: Name, columns: Type.Array(Name, { minItems: 1 }) }, closed);
export type Table = Static<typeof Table>;

/** What a backup begins with: enough to make the same schemas again before anything is read. */
export const Manifest = Type.Object(
  {
    format: Type.Literal('chengyun-backup/1'),
    at: Type.String(),
    database: Type.String(),
    withKeys: Type.Boolean(),
    /** Which migrations had run in each schema, by name and digest. */
    schemas: Type.Array(
      Type.Object(
        { name: Name, migrations: Type.Array(Type.Object({ name: Type.String(), sha256: Type.String() }, closed)) },
        closed,
      ),
    ),
    tables: Type.Array(Table),
    /** Days of readings that have a partition, such as 2026-11-25. */
    days: Type.Array(Type.Object({ schema: Name, day: Type.String({ format: 'date' }) }, closed)),
    sequences: Type.Array(
      Type.Object(
        { schema: Name, name: Name, value: Type.String({ pattern: '^-?[0-9]+$' }), called: Type.Boolean() },
        closed,
      ),
    ),
  },
  closed,
);
export type Manifest = Static<typeof Manifest>;

/** What a backup ends with: without it the archive was cut short. */
export const Checksums = Type.Object(
  {
    entries: Type.Record(Type.String(), Type.String({ pattern: '^[0-9a-f]{64}$' })),
    rows: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  },
  closed,
);
export type Checksums = Static<typeof Checksums>;

export const MANIFEST = 'manifest.json';
export const CHECKSUMS = 'checksums.json';

/** The name of a table in the checksums' count of rows. */
export function tableName({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${schema}.${name}`;
}
