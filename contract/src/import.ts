import Type, { type Static } from 'typebox';
import { CategoryRef } from './case.ts';
import { DeviceProtocol } from './device.ts';
import { Id, Instant, Localized, Matter, SourceId } from './words.ts';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Heading = Type.Optional(Type.String({ minLength: 1, maxLength: 200 }));
const ProfileId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' });
const Theirs = Type.String({ minLength: 1, maxLength: 200 });

/** The fields of a case that a row of a file can say, and those of a device; both have a place and a position. */
export const caseFields = [
  'externalNumber',
  'title',
  'text',
  'reportedAt',
  'matter',
  'category',
  'place',
  'lon',
  'lat',
  'source',
  'unitName',
  'reporterName',
  'reporterPhone',
  'targetAt',
  'closedAt',
] as const;
export const deviceFields = [
  'externalId',
  'name',
  'protocol',
  'profile',
  'model',
  'dialect',
  'building',
  'place',
  'community',
  'lon',
  'lat',
  'parent',
  'secret',
  'certificate',
] as const;

/** What a row of a file can say about a case or a device; the value is the heading of the column that says it. */
export const ImportColumns = Type.Object(
  {
    externalNumber: Heading,
    title: Heading,
    text: Heading,
    matter: Heading,
    category: Heading,
    unitName: Heading,
    source: Heading,
    place: Heading,
    lon: Heading,
    lat: Heading,
    reporterName: Heading,
    reporterPhone: Heading,
    reportedAt: Heading,
    targetAt: Heading,
    closedAt: Heading,
    externalId: Heading,
    name: Heading,
    protocol: Heading,
    profile: Heading,
    model: Heading,
    dialect: Heading,
    building: Heading,
    community: Heading,
    parent: Heading,
    secret: Heading,
    certificate: Heading,
  },
  { $id: 'ImportColumns', ...closed },
);
export type ImportColumns = Readonly<Static<typeof ImportColumns>>;
export type ImportField = keyof ImportColumns;
export type CaseField = (typeof caseFields)[number];
export type DeviceField = (typeof deviceFields)[number];

/** What the rows of a file are. */
export const importKinds = ['cases', 'devices'] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindNames: Readonly<Record<ImportKind, Localized>> = {
  cases: { zh: '案件', en: 'Cases' },
  devices: { zh: '设备', en: 'Devices' },
};

/** How far an import is; `waiting` waits for a person to confirm the mapping. */
export const importStateNames = {
  waiting: { zh: '待确认', en: 'To confirm' },
  running: { zh: '导入中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '未完成', en: 'Failed' },
} as const satisfies Readonly<Record<string, Localized>>;

/** What the words of a file mean here: their class, unit, source, business type, protocol or device profile → ours. */
export const ImportValues = Type.Object(
  {
    matter: Type.Optional(Type.Record(Theirs, Matter)),
    category: Type.Optional(Type.Record(Theirs, CategoryRef)),
    unitName: Type.Optional(Type.Record(Theirs, Type.String({ minLength: 1, maxLength: 120 }))),
    source: Type.Optional(Type.Record(Theirs, SourceId)),
    protocol: Type.Optional(Type.Record(Theirs, DeviceProtocol)),
    profile: Type.Optional(Type.Record(Theirs, ProfileId)),
  },
  { $id: 'ImportValues', ...closed },
);
export type ImportValues = Readonly<Static<typeof ImportValues>>;

/**
 * How a file is read. `kind` is the case kind of the rows, or `devices`; `source`, `protocol` and `profile` are theirs
 * unless a column says otherwise; times without an offset are of `zone` (the town's unless given), positions of `crs`.
 */
export const ImportMapping = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 48 }),
    source: SourceId,
    columns: ImportColumns,
    protocol: Type.Optional(DeviceProtocol),
    profile: Type.Optional(ProfileId),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'IANA zone, such as Asia/Shanghai' })),
    crs: Type.Optional(Type.Enum(['wgs84', 'gcj02', 'cgcs2000'])),
    values: Type.Optional(ImportValues),
  },
  { $id: 'ImportMapping', ...closed },
);
export type ImportMapping = Readonly<Static<typeof ImportMapping>>;

/** One thing that does not fit in a row: the field or heading, what stood there, what would fit. */
export const RowProblem = Type.Object(
  { path: Type.String(), value: Type.String(), message: Localized },
  { $id: 'RowProblem', ...closed },
);
export type RowProblem = Readonly<Static<typeof RowProblem>>;

/** The first rows of a file as they would be read. */
export const ImportPreview = Type.Object(
  {
    headings: Type.Array(Type.String()),
    mapping: ImportMapping,
    saved: Type.Boolean({ description: 'the mapping was confirmed before for the same headings' }),
    missing: Type.Array(RowProblem, { description: 'what the mapping lacks before the import can start' }),
    rows: Type.Array(
      Type.Object(
        { rowNumber: Type.Integer(), cells: Type.Array(Type.String()), problems: Type.Array(RowProblem) },
        closed,
      ),
    ),
  },
  { $id: 'ImportPreview', ...closed },
);
export type ImportPreview = Readonly<Static<typeof ImportPreview>>;

/** One file brought in: how far it is and what came of it. `waiting` waits for a person to confirm the mapping. */
export const ImportRun = Type.Object(
  {
    id: Id,
    kind: Type.Enum(importKinds, { description: 'what the rows are' }),
    fileName: Type.String(),
    state: Type.Enum(['waiting', 'running', 'done', 'failed']),
    mapping: ImportMapping,
    rowsTotal: Nullable(Type.Integer()),
    rowsRead: Type.Integer(),
    rowsAdded: Type.Integer(),
    rowsKnown: Type.Integer(),
    rowsChanged: Type.Integer({ description: 'of the known ones, those that brought something new' }),
    rowsBad: Type.Integer(),
    rowsWithoutClass: Type.Integer({ description: 'of the added cases, those that have no class of the pack' }),
    rowsWithoutUnit: Type.Integer({ description: 'of the added cases, those that have no unit of the town' }),
    error: Nullable(Localized),
    startedBy: Type.String(),
    createdAt: Instant,
    finishedAt: Nullable(Instant),
    badRowsUrl: Nullable(Type.String()),
  },
  { $id: 'ImportRun', ...closed },
);
export type ImportRun = Readonly<Static<typeof ImportRun>>;

/** A run with the first rows of its file while it waits; `preview` is null once started. */
export const ImportRunDetail = Type.Object(
  { run: ImportRun, preview: Nullable(ImportPreview) },
  { $id: 'ImportRunDetail', ...closed },
);
export type ImportRunDetail = Readonly<Static<typeof ImportRunDetail>>;

/** The runs of a town, newest first. */
export const ImportRuns = Type.Object({ runs: Type.Array(ImportRun) }, { $id: 'ImportRuns', ...closed });
export type ImportRuns = Readonly<Static<typeof ImportRuns>>;
