import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const N = Type.Number();

/** A chart as data: labels along, series over them; each value may name the figure it is. */
export const ReportChart = Type.Object(
  {
    shape: Type.Enum(['line', 'bars']),
    unit: Type.String(),
    labels: Type.Array(Type.String()),
    series: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          role: Type.Enum(['now', 'before', 'mean']),
          values: Type.Array(Nullable(N)),
          keys: Type.Array(Nullable(Type.String())),
        },
        closed,
      ),
    ),
  },
  { $id: 'ReportChart', ...closed },
);
export type ReportChart = Readonly<Static<typeof ReportChart>>;

/** What a stroke or filling stands for; each rendering has its own colours. */
export const tones = ['ink', 'muted', 'line', 'now', 'before', 'mean'] as const;
export type Tone = (typeof tones)[number];
const tone = { tone: Type.Enum([...tones]) };
const key = { key: Type.Optional(Type.String({ description: 'the figure it shows' })) };

/** One stroke of a drawing; lengths in points of 1/72 inch, y downwards. */
export const Stroke = Type.Union([
  Type.Object({ kind: Type.Literal('box'), x: N, y: N, width: N, height: N, ...tone, ...key }, closed),
  Type.Object(
    {
      kind: Type.Literal('line'),
      points: Type.Array(Type.Tuple([N, N])),
      width: N,
      dashed: Type.Boolean(),
      ...tone,
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('dot'), x: N, y: N, radius: N, ...tone, ...key }, closed),
  Type.Object(
    {
      kind: Type.Literal('text'),
      x: N,
      y: N,
      text: Type.String(),
      size: N,
      anchor: Type.Enum(['start', 'middle', 'end']),
      ...tone,
      ...key,
    },
    closed,
  ),
]);
export type Stroke = Readonly<Static<typeof Stroke>>;

/** A chart drawn: the same strokes become SVG, PDF and the page. */
export const Drawing = Type.Object({ width: N, height: N, strokes: Type.Array(Stroke) }, { $id: 'Drawing', ...closed });
export type Drawing = Readonly<Static<typeof Drawing>>;
