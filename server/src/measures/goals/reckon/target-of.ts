/** Targets by year, as a plan or a town gives them; null takes one away. */
export type Targets = Readonly<Record<string, number | null>>;

/**
 * The target of a year: the one given for it, on the line between the years given before and after it, else the nearest
 * given. What a town sets goes before what the plan says. Null when nothing is given.
 */
export function targetOf(plan: Targets, own: Targets, year: number): number | null {
  const given = Object.entries({ ...plan, ...own })
    .flatMap(([key, value]) => (value === null ? [] : [{ year: Number(key), value }]))
    .toSorted((a, b) => a.year - b.year);
  const before = given.findLast((one) => one.year <= year);
  const after = given.find((one) => one.year >= year);
  if (!before || !after) return (before ?? after)?.value ?? null;
  if (before.year === after.year) return before.value;
  return before.value + ((after.value - before.value) * (year - before.year)) / (after.year - before.year);
}

/** The last year a target is given for, where the plan ends. */
export function endOf(plan: Targets, own: Targets): number | null {
  const years = Object.entries({ ...plan, ...own }).flatMap(([key, value]) => (value === null ? [] : [Number(key)]));
  return years.length === 0 ? null : Math.max(...years);
}
