import { interpolate } from './interpolate.ts';
import { normalizeText, parseAddress } from './parse-address.ts';
import type { Place } from './place.ts';
import type { Entry, PlaceIndex } from './place-index.ts';
import { entriesWith } from './place-index.ts';

/** A place that answers a query; an estimated one was interpolated between known house numbers. */
export interface PlaceHit {
  readonly place: Place;
  /** 0 … 100; only its order means something. */
  readonly score: number;
  readonly estimated: boolean;
}

/** Of two equally good names the wider thing comes first. */
const KIND_BONUS = { street: 4, estate: 3, poi: 1, building: 0, aed: 0, shelter: 0 } as const;
const MOST = 100;

/** Places by name, alias or address, best first; a house number nobody recorded is placed between its neighbours. */
export function searchPlaces(index: PlaceIndex, q: string, limit: number): PlaceHit[] {
  const text = normalizeText(q);
  if (text === '') return [];
  const hits: PlaceHit[] = [];
  for (const entry of entriesWith(index, text)) {
    const score = scoreOf(entry, text);
    if (score > 0) hits.push({ place: entry.place, score, estimated: false });
  }
  const found = new Set(hits.map(({ place }) => place.id));
  hits.push(...byNumber(index, text).filter(({ place }) => !found.has(place.id)));
  return hits.sort(inOrder).slice(0, Math.max(0, Math.min(limit, MOST)));
}

/** Better first, then shorter, then by code point: comparing as a dictionary would, costs more than all the rest. */
function inOrder(a: PlaceHit, b: PlaceHit): number {
  const [one, other] = [a.place.name, b.place.name];
  return b.score - a.score || one.length - other.length || (one < other ? -1 : Number(one > other));
}

function scoreOf({ place, names, address }: Entry, text: string): number {
  let best = grade(address, text, 70);
  names.forEach((name, i) => {
    best = Math.max(best, grade(name, text, i === 0 ? 95 : 80));
  });
  return best + KIND_BONUS[place.kind];
}

/** Whole, beginning or inside; the less is left over, the better. */
function grade(known: string, text: string, whole: number): number {
  if (known === text) return whole;
  const share = text.length / known.length;
  if (known.startsWith(text)) return whole - 30 + 10 * share;
  return known.includes(text) ? whole - 50 + 10 * share : Number.NEGATIVE_INFINITY;
}

/** 锦安路720弄12号: the block itself was found by address; else its lane, else a point between the nearest numbers. */
function byNumber(index: PlaceIndex, text: string): PlaceHit[] {
  const parsed = parseAddress(text);
  if (parsed === null) return [];
  const { street, number, unit, rest } = parsed;
  const known = index.byAddress.get(`${street}${number}${unit ?? '弄'}`) ?? [];
  if (known.length > 0)
    return rest === '' && unit !== null
      ? []
      : known.map((place) => ({ place, score: 64 + KIND_BONUS[place.kind], estimated: false }));
  const place = interpolate(index, parsed);
  return place === null ? [] : [{ place, score: 62, estimated: true }];
}
