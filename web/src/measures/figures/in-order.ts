import type { FigureGroup } from '@chengyun/contract/measures-answer';

/** Groups as they are best read: days of the week and hours as they come, what is unknown last, all else greatest first. */
export function inOrder(groups: readonly FigureGroup[]): readonly FigureGroup[] {
  const told = groups.filter(({ rows, denominator }) => rows > 0 || (denominator ?? 0) > 0);
  return told.toSorted((a, b) => rank(a) - rank(b) || sized(a, b));
}

const isTime = (by: string | undefined) => by === 'weekday' || by === 'hour';
const rank = ({ keys: [first] }: FigureGroup) => (first?.key === 'none' ? 1 : 0);

function sized(a: FigureGroup, b: FigureGroup): number {
  const [one, other] = [a.keys[0], b.keys[0]];
  if (isTime(one?.by)) return Number(one?.key) - Number(other?.key);
  return (b.value ?? -1) - (a.value ?? -1) || (b.denominator ?? 0) - (a.denominator ?? 0);
}
