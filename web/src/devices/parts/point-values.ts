import type { Point } from '@chengyun/contract/profile';

/** A value of a point as it is shown: name and number with its unit. `at` is null when not told. */
export type PointValue = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly at: string | null;
};

type Local = (text: { readonly zh: string; readonly en: string }) => string;

/** A point under one of its names on the wire, and what to multiply by to have its unit. */
export type NamedPoint = { readonly point: Point; readonly scale: number };

/** The point that a name on the wire is of: its id, or one of its further names. */
export function pointNamed(points: readonly Point[], name: string): NamedPoint | undefined {
  for (const point of points) {
    const alias = point.id === name ? point : point.from?.find((one) => one.name === name);
    if (alias) return { point, scale: alias.scale ?? point.scale ?? 1 };
  }
  return undefined;
}

/** A value in the unit of its point; words and switches as they came. */
export function inUnit(value: unknown, named: NamedPoint | undefined): unknown {
  if (typeof value !== 'number' || !named || named.scale === 1) return value;
  return Number((value * named.scale).toPrecision(12));
}

/** Latest values by point, `{v, at}` with `at` in milliseconds, in the order of the profile; unknown points come last. */
export function pointValues(
  values: Readonly<Record<string, unknown>>,
  points: readonly Point[],
  local: Local,
): readonly PointValue[] {
  const ids = inProfileOrder(
    Object.keys(values).map((point) => ({ point })),
    points,
  );
  return ids.map(({ point: id }) => {
    const named = pointNamed(points, id);
    const { v, at } = readLatest(values[id]);
    const name = named ? local(named.point.name) : id;
    return { id, name, text: valueText(inUnit(v, named), named?.point, local), at };
  });
}

/** Values in the order of the profile's points; those of points it does not know come last. */
export function inProfileOrder<T extends { readonly point: string }>(
  values: readonly T[],
  points: readonly Point[],
): readonly T[] {
  const place = ({ point }: T) => {
    const at = points.findIndex((one) => one === pointNamed(points, point)?.point);
    return at < 0 ? points.length : at;
  };
  return values.toSorted((a, b) => place(a) - place(b));
}

/** A value in words: the profile's word for it, else the number with a thin space and its unit. */
export function valueText(value: unknown, point: Point | undefined, local: Local): string {
  const word = point?.words?.[String(value)];
  if (word) return local(word);
  const text = typeof value === 'number' ? numberText(value) : String(value ?? '—');
  return point?.unit && typeof value === 'number' ? `${text}\u2009${point.unit}` : text;
}

/** A number as it is read: at most four significant decimals, no exponent for what people measure. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const places = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 10 ? 2 : 3;
  return String(Number(value.toFixed(places)));
}

function readLatest(value: unknown): { readonly v: unknown; readonly at: string | null } {
  if (typeof value !== 'object' || value === null || !('v' in value)) return { v: value, at: null };
  const at = 'at' in value && typeof value.at === 'number' ? new Date(value.at).toISOString() : null;
  return { v: value.v, at };
}
