const hour = 3_600_000;

/** How far back a history may look, in milliseconds. */
export const spanMs = {
  h1: hour,
  h6: 6 * hour,
  d1: 24 * hour,
  d7: 7 * 24 * hour,
  d30: 30 * 24 * hour,
  d365: 365 * 24 * hour,
} as const;
export type Span = keyof typeof spanMs;
export const spans = Object.keys(spanMs) as readonly Span[];

/** As many steps as a chart shows apart. */
export const chartSteps = 360;

/** The span an address names; a day when it names none. */
export function spanOf(text: unknown): Span {
  return spans.find((span) => span === text) ?? 'd1';
}
