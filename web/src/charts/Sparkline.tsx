import './charts.css';
import { useLook } from './look.ts';
import { heightOf, reach, sparkPath } from './spark-path.ts';

type SparklineProps = {
  readonly values: readonly (number | null)[];
  readonly target?: number | null | undefined;
  /** Read out; leave it away where the figure stands beside the line. */
  readonly label?: string;
  readonly width?: number;
  readonly height?: number;
};

/** A line the size of a word: where it went, its last point, its target. Drawn without the library, so hundreds cost nothing. */
export function Sparkline({ values, target, label, width = 96, height = 24 }: SparklineProps) {
  const { palette, scale } = useLook();
  const box = { width, height: height - 6, ...reach([...values, target]) };
  const y = (value: number) => 3 + heightOf(value, box);
  const last = values.findLastIndex((value) => value !== null);
  const end = values[last];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a label it is hidden, for the figure beside it says the same
    <svg
      className="cy-spark"
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
      {...(label ? { role: 'img' } : { 'aria-hidden': true })}
    >
      {label && <title>{label}</title>}
      {target != null && (
        <line x1={0} x2={width} y1={y(target)} y2={y(target)} stroke={palette.dim} strokeWidth={0.75} />
      )}
      <path d={sparkPath(values, box)} transform="translate(0 3)" fill="none" stroke={palette.blue} strokeWidth={1.5} />
      {end != null && (
        <circle
          cx={values.length > 1 ? (last * width) / (values.length - 1) : 0}
          cy={y(end)}
          r={2.2}
          fill={palette.blue}
        />
      )}
    </svg>
  );
}
