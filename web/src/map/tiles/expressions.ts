import type { ExpressionSpecification } from 'maplibre-gl';

/** A value by what a property of a feature is. */
export function match<V extends string | number>(
  property: string,
  cases: readonly (readonly [string | number, V])[],
  otherwise: V,
): ExpressionSpecification {
  if (cases.length === 0) return ['literal', otherwise] as unknown as ExpressionSpecification;
  return ['match', ['get', property], ...cases.flat(), otherwise] as unknown as ExpressionSpecification; // built, so not typed branch by branch
}
