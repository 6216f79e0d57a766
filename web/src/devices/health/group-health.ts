import type { HealthLine } from '@chengyun/contract/alarm';

export type HealthGroup = { readonly community: string | null; readonly lines: readonly HealthLine[] };

/** The lines of the maintenance list by community, in the order the server gave; those in none come last. */
export function groupHealth(lines: readonly HealthLine[]): readonly HealthGroup[] {
  const groups = new Map<string | null, HealthLine[]>();
  for (const line of lines) {
    const community = line.device.communityCode;
    groups.set(community, [...(groups.get(community) ?? []), line]);
  }
  return [...groups]
    .map(([community, of]) => ({ community, lines: of }))
    .toSorted((a, b) => Number(a.community === null) - Number(b.community === null));
}
