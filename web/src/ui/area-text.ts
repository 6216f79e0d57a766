/**
 * A community and its grid as one reads them: a grid that carries its community's name says it once
 * (X X-2 → X · 2). Null for no area.
 */
export function areaText(name: string | null): string | null {
  const [community, ...rest] = name?.split(' ') ?? [];
  const grid = rest.join(' ');
  if (!community || !grid) return name;
  const own = grid.startsWith(community) ? grid.slice(community.length) : grid;
  return own ? `${community} ${own}` : community;
}
