import type { Drawing, Stroke } from '@chengyun/contract/report-chart';
import type { ReportBlock, ReportFigure } from '@chengyun/contract/reports';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changed, useReportAddress } from '../use-report-address.ts';
import { ChartNumbers } from './ChartNumbers.tsx';

type Figures = Readonly<Record<string, ReportFigure>>;
type ChartProps = {
  readonly chart: Extract<ReportBlock, { kind: 'chart' }>;
  readonly drawing: Drawing | undefined;
  readonly figures: Figures;
};

/** A chart as it is drawn in the document, with its numbers as a table below. */
export function PaperChart({ chart, drawing, figures }: ChartProps) {
  if (!drawing) return null;
  const { width, height, strokes } = drawing;
  return (
    <figure className="rep-chart">
      <figcaption>{chart.caption}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links is no image and no form */}
      <svg viewBox={`-2 0 ${width + 4} ${height + 2}`} role="group" aria-label={chart.caption}>
        {strokes.map((stroke) => (
          <Drawn key={strokeKey(stroke)} stroke={stroke} figures={figures} />
        ))}
      </svg>
      <ChartNumbers chart={chart.chart} figures={figures} />
    </figure>
  );
}

function strokeKey(stroke: Stroke): string {
  if (stroke.kind === 'line') return `line ${stroke.tone} ${stroke.points.join(' ')}`;
  return `${stroke.kind} ${stroke.x} ${stroke.y} ${'text' in stroke ? stroke.text : ''}`;
}

function Drawn({ stroke, figures }: { readonly stroke: Stroke; readonly figures: Figures }) {
  const isPressed = stroke.kind === 'box' || stroke.kind === 'dot';
  const figure = isPressed && stroke.key !== undefined ? figures[stroke.key] : undefined;
  if (!figure) return <Shape stroke={stroke} />;
  return (
    <ShapeLink figure={figure}>
      <Shape stroke={stroke} />
      {stroke.kind === 'dot' && <circle cx={stroke.x} cy={stroke.y} r={10} fill="transparent" />}
    </ShapeLink>
  );
}

type LinkProps = { readonly figure: ReportFigure; readonly children: React.ReactNode };

function ShapeLink({ figure: { key, label, text }, children }: LinkProps) {
  const { t } = useTranslation('reports');
  const { search } = useReportAddress();
  return (
    <Link
      to="."
      search={changed(search, { figure: key, part: undefined }) as never}
      resetScroll={false}
      className="rep-shape"
      aria-current={search.figure === key}
      aria-label={t('figure.open', { label, text })}
    >
      {children}
    </Link>
  );
}

function Shape({ stroke }: { readonly stroke: Stroke }) {
  const tone = `rep-tone-${stroke.tone}`;
  switch (stroke.kind) {
    case 'box':
      return <rect className={tone} x={stroke.x} y={stroke.y} width={stroke.width} height={stroke.height} />;
    case 'dot':
      return <circle className={tone} cx={stroke.x} cy={stroke.y} r={stroke.radius} />;
    case 'line':
      return (
        <polyline
          className={`${tone} rep-stroke`}
          points={stroke.points.map((point) => point.join(',')).join(' ')}
          strokeWidth={stroke.width}
          strokeDasharray={stroke.dashed ? '4 3' : undefined}
        />
      );
    case 'text':
      return (
        <text className={tone} x={stroke.x} y={stroke.y} fontSize={stroke.size} textAnchor={stroke.anchor}>
          {stroke.text}
        </text>
      );
  }
}
