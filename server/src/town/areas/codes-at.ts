import type { AreaIndex } from './area-index.ts';

/** The areas something lies in, each by its code; null for those not known. */
export type AreaCodes = {
  readonly areaCode: string | null;
  readonly gridCode: string | null;
  readonly communityCode: string | null;
};

const NOWHERE: AreaCodes = { areaCode: null, gridCode: null, communityCode: null };

/** The areas of a position, else those above a named area. */
export function codesAt(
  areas: AreaIndex,
  position: readonly [lon: number, lat: number] | undefined,
  areaCode: string | undefined,
): AreaCodes {
  const chain = position ? areas.areaAt(position[0], position[1]) : null;
  if (chain) {
    return { areaCode: chain.unitGrid.code, gridCode: chain.grid.code, communityCode: chain.community.code };
  }
  const named = areaCode ? areas.areaByCode(areaCode) : null;
  if (!named || named.level === 'town') return NOWHERE;
  const communityCode = named.code.slice(0, 12);
  if (named.level === 'community') return { ...NOWHERE, communityCode };
  return named.level === 'grid'
    ? { areaCode: null, gridCode: named.code, communityCode }
    : { areaCode: named.code, gridCode: null, communityCode };
}
