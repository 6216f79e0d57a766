import Type, { type Static } from 'typebox';
import { Nullable } from './case.ts';
import { Drawing, ReportChart } from './report-chart.ts';
import { Id, Instant, Localized } from './words.ts';

const closed = { additionalProperties: false } as const;
const Text = Type.String({ maxLength: 4000 });
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'YYYY-MM-DD' });

/** How long a report's period is: a week from Monday, a month, a year. */
export const reportKinds = ['week', 'month', 'year'] as const;
export const ReportKind = Type.Enum([...reportKinds], { $id: 'ReportKind' });
export type ReportKind = (typeof reportKinds)[number];

/** A period by name: 2026-W47, 2026-11, 2026. */
export const PeriodName = Type.String({
  pattern: '^\\d{4}(-W(0[1-9]|[1-4]\\d|5[0-3])|-(0[1-9]|1[0-2]))?$',
  description: '2026-W47, 2026-11 or 2026',
});

/** How the value of a figure is printed; `change` is a share with its direction, `points` percentage points. */
export const figureFormats = ['count', 'share', 'hours', 'number', 'change', 'points'] as const;
export type FigureFormat = (typeof figureFormats)[number];

/** A printed number and what it counts: its measure, its period and what narrows it, so that it opens to its list. */
export const ReportFigure = Type.Object(
  {
    key: Type.String(),
    label: Type.String({ description: 'what it is, in Chinese as the report is' }),
    measure: Type.String(),
    from: Instant,
    to: Instant,
    narrow: Type.Record(Type.String(), Type.String(), { description: 'area, unit, class …, as the list takes them' }),
    part: Type.Enum(['numerator', 'denominator', 'rest']),
    value: Nullable(Type.Number()),
    format: Type.Enum([...figureFormats]),
    text: Type.String({ description: 'the value as it is printed' }),
    rows: Nullable(Type.Integer({ description: 'rows of the list when the report was made; null when not counted' })),
    against: Nullable(Type.Object({ from: Instant, to: Instant, value: Nullable(Type.Number()) }, closed)),
  },
  { $id: 'ReportFigure', ...closed },
);
export type ReportFigure = Readonly<Static<typeof ReportFigure>>;

/** A measure to be taken (措施): what, by whom, until when. `made` when the rules wrote it. */
export const ReportTask = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' }),
    text: Type.String({ minLength: 1, maxLength: 400 }),
    owner: Type.String({ maxLength: 80 }),
    due: Nullable(Day),
    made: Type.Boolean(),
  },
  { $id: 'ReportTask', ...closed },
);
export type ReportTask = Readonly<Static<typeof ReportTask>>;

/** A paragraph: `[[key]]` stands for a figure. `made` is what the rules wrote, `text` what stands there now. */
export const ReportParagraph = Type.Object(
  { kind: Type.Literal('paragraph'), id: Type.String(), text: Text, made: Text },
  { $id: 'ReportParagraph', ...closed },
);
export type ReportParagraph = Readonly<Static<typeof ReportParagraph>>;

export const ReportTable = Type.Object(
  {
    kind: Type.Literal('table'),
    id: Type.String(),
    caption: Type.String(),
    columns: Type.Array(
      Type.Object({ title: Type.String(), align: Type.Enum(['left', 'right']), width: Type.Number() }, closed),
    ),
    rows: Type.Array(Type.Array(Type.String())),
    cases: Type.Array(Nullable(Id), { description: 'the case of each row, where rows are cases' }),
  },
  { $id: 'ReportTable', ...closed },
);
export type ReportTable = Readonly<Static<typeof ReportTable>>;

export const ReportBlock = Type.Union([
  ReportParagraph,
  ReportTable,
  Type.Object({ kind: Type.Literal('heading'), text: Type.String() }, closed),
  Type.Object({ kind: Type.Literal('chart'), id: Type.String(), caption: Type.String(), chart: ReportChart }, closed),
  Type.Object({ kind: Type.Literal('tasks'), id: Type.String(), rows: Type.Array(ReportTask) }, closed),
]);
export type ReportBlock = Readonly<Static<typeof ReportBlock>>;

/** The report itself, from which document, PDF and page are made. In Chinese, for it is an official document. */
export const ReportContent = Type.Object(
  {
    kind: ReportKind,
    period: PeriodName,
    title: Type.String({ minLength: 2, maxLength: 80 }),
    subtitle: Type.String(),
    organ: Type.String(),
    date: Day,
    figures: Type.Record(Type.String(), ReportFigure),
    parts: Type.Array(
      Type.Object({ id: Type.String(), heading: Type.String(), blocks: Type.Array(ReportBlock) }, closed),
    ),
  },
  { $id: 'ReportContent', ...closed },
);
export type ReportContent = Readonly<Static<typeof ReportContent>>;

/** `making` until its figures are in; a published one is frozen; a draft left for a newer one is `superseded`. */
export const versionStates = ['making', 'draft', 'published', 'superseded', 'failed'] as const;

export const ReportVersion = Type.Object(
  {
    version: Type.Integer(),
    state: Type.Enum([...versionStates]),
    revision: Type.Integer({ description: 'grows with each edit; If-Match takes it' }),
    rules: Type.Integer({ description: 'version of the sentence rules; 0 as shipped' }),
    done: Type.Integer({ description: 'figures asked so far' }),
    total: Type.Integer(),
    error: Nullable(Localized),
    madeBy: Nullable(Type.String({ description: 'name; null when by itself' })),
    madeAt: Instant,
    editedBy: Nullable(Type.String()),
    editedAt: Nullable(Instant),
    publishedBy: Nullable(Type.String()),
    publishedAt: Nullable(Instant),
  },
  { $id: 'ReportVersion', ...closed },
);
export type ReportVersion = Readonly<Static<typeof ReportVersion>>;

/** The report of a period with all its versions, newest first. */
export const Report = Type.Object(
  {
    id: Id,
    kind: ReportKind,
    period: PeriodName,
    from: Instant,
    to: Instant,
    title: Type.String(),
    versions: Type.Array(ReportVersion),
  },
  { $id: 'Report', ...closed },
);
export type Report = Readonly<Static<typeof Report>>;

export const ReportList = Type.Object({ reports: Type.Array(Report) }, { $id: 'ReportList', ...closed });

/** One difference: of a paragraph, a measure to be taken, the title, or a figure. */
export const ReportChange = Type.Object(
  {
    what: Type.Enum(['title', 'paragraph', 'task', 'figure']),
    id: Type.String(),
    label: Type.String(),
    before: Nullable(Type.String()),
    after: Nullable(Type.String()),
  },
  { $id: 'ReportChange', ...closed },
);
export type ReportChange = Readonly<Static<typeof ReportChange>>;

/** An edit of a draft: who, when, what. */
export const ReportEdit = Type.Object(
  { revision: Type.Integer(), at: Instant, by: Nullable(Type.String()), changes: Type.Array(ReportChange) },
  { $id: 'ReportEdit', ...closed },
);
export type ReportEdit = Readonly<Static<typeof ReportEdit>>;

/** A version to be read: its content once it is made, its charts drawn, and who changed what in it. */
export const ReportDetail = Type.Object(
  {
    report: Report,
    version: ReportVersion,
    content: Nullable(ReportContent),
    drawings: Type.Record(Type.String(), Drawing),
    edits: Type.Array(ReportEdit),
  },
  { $id: 'ReportDetail', ...closed },
);
export type ReportDetail = Readonly<Static<typeof ReportDetail>>;

export const NewReport = Type.Object(
  { kind: ReportKind, period: Type.Optional(PeriodName) },
  { $id: 'NewReport', description: 'without a period: the last one that is over', ...closed },
);
export type NewReport = Readonly<Static<typeof NewReport>>;

/** What is changed in a draft; `tasks` takes the place of all there are. */
export const ReportEditing = Type.Object(
  {
    title: Type.Optional(Type.String({ minLength: 2, maxLength: 80, pattern: '\\S' })),
    paragraphs: Type.Optional(
      Type.Array(Type.Object({ id: Type.String({ maxLength: 64 }), text: Text }, closed), { maxItems: 100 }),
    ),
    tasks: Type.Optional(Type.Array(ReportTask, { maxItems: 60 })),
  },
  { $id: 'ReportEditing', ...closed },
);
export type ReportEditing = Readonly<Static<typeof ReportEditing>>;

export const ReportChanges = Type.Object({ changes: Type.Array(ReportChange) }, closed);

/** When reports are made by themselves, in the town's own time, and who signs them. */
export const ReportSettings = Type.Object(
  {
    weekly: Type.Boolean(),
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 Monday; of the week after the one reported' }),
    hour: Type.Integer({ minimum: 0, maximum: 23 }),
    monthly: Type.Boolean({ description: 'on the first of the month after' }),
    yearly: Type.Boolean({ description: 'on the first of January' }),
    organ: Type.String({ maxLength: 60, description: 'who signs (发文机关署名); empty for the town centre' }),
  },
  { $id: 'ReportSettings', ...closed },
);
export type ReportSettings = Readonly<Static<typeof ReportSettings>>;

export const defaultReportSettings: ReportSettings = {
  ...{ weekly: true, weekday: 1, hour: 0, monthly: true, yearly: true, organ: '' },
};

/** The settings as they are, with the version If-Match takes. */
export const ReportSettingsNow = Type.Object(
  { settings: ReportSettings, version: Type.Integer() },
  { $id: 'ReportSettingsNow', ...closed },
);
export type ReportSettingsNow = Readonly<Static<typeof ReportSettingsNow>>;
