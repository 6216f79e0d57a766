import { isDeepStrictEqual } from 'node:util';
import type { Area } from '@chengyun/contract/area';

/** How a new set of areas differs from the one there is, by code. */
export type AreaComparison = {
  /** The new set with the ids that stay; write these. */
  readonly areas: readonly Area[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
};

/** Compares by code; an area that is there keeps its id, and its children follow it. */
export function compareAreas(before: readonly Area[], read: readonly Area[]): AreaComparison {
  const old = new Map(before.map((area) => [area.code, area]));
  const idOf = new Map(read.map(({ id, code }) => [id, old.get(code)?.id ?? id]));
  const areas = read.map((area) => ({
    ...area,
    id: idOf.get(area.id) ?? area.id,
    parentId: area.parentId === null ? null : (idOf.get(area.parentId) ?? area.parentId),
  }));
  const codes = new Set(areas.map(({ code }) => code));
  const known = areas.filter(({ code }) => old.has(code));
  const changed = known.filter((area) => !isDeepStrictEqual(plain(area), plain(old.get(area.code))));
  return {
    areas,
    added: areas.filter(({ code }) => !old.has(code)).map(({ code }) => code),
    changed: changed.map(({ code }) => code),
    removed: before.filter(({ code }) => !codes.has(code)).map(({ code }) => code),
    unchanged: known.length - changed.length,
  };
}

// What the store gives back and what a file gives differ in more than the facts (order, prototypes).
function plain(area: Area | undefined): unknown {
  if (!area) return null;
  const { id, code, level, name, parentId, polygon } = area;
  return { id, code, level, name, parentId, type: polygon.type, coordinates: JSON.stringify(polygon.coordinates) };
}
