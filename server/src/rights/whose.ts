/** Two companies and two residents who report from outside. */
export const reporters = ['company A', 'company B', 'resident A', 'resident B'] as const;
export type Reporter = (typeof reporters)[number];

/** Whose a thing is: unit A's in area A, unit B's in no area, or the other town's; of a case or a file also who reported it. */
export type Whose = 'A' | 'B' | 'other town' | Reporter;
export const handlers = ['A', 'B', 'other town'] as const satisfies readonly Whose[];
export const everyWhose: readonly Whose[] = [...handlers, ...reporters];

const marks: Readonly<Record<Whose, string>> = {
  ...{ A: 'MARKALPHA', B: 'MARKBRAVO', 'other town': 'MARKOTHER' },
  ...{ 'company A': 'MARKCHARLIE', 'company B': 'MARKDELTA', 'resident A': 'MARKECHO', 'resident B': 'MARKFOXTROT' },
};

/** Stands in texts of a thing and nowhere else: whoever reads it has seen the thing. */
export function markOf(whose: Whose): string {
  return marks[whose];
}
