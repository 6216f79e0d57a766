import type { AreaPath, FoundPlace, PlaceAt } from '@chengyun/contract/place';
import type { Sql } from '../../support/db/connect.ts';
import { type AreaChain, type AreaIndex, buildAreaIndex } from '../../town/areas/area-index.ts';
import { allAreas } from '../../town/ground/load-ground.ts';
import { allPlaces } from '../../town/ground/map-queries.ts';
import { type NearestPlace, nearestPlaceIn } from '../../town/places/nearest-place.ts';
import type { Place } from '../../town/places/place.ts';
import { buildPlaceIndex, type PlaceIndex } from '../../town/places/place-index.ts';
import { searchPlaces } from '../../town/places/search-places.ts';

/** The address books of the towns, prepared when first asked and again after the ground changed. */
export type PlaceBook = {
  readonly find: (townId: string, open: Open, q: string, limit: number) => Promise<FoundPlace[]>;
  /** Undefined where there is none of the id. */
  readonly one: (townId: string, open: Open, id: string) => Promise<FoundPlace | undefined>;
  readonly at: (townId: string, open: Open, lon: number, lat: number) => Promise<PlaceAt>;
  readonly forget: (townId: string) => void;
};

type Open = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
type Prepared = {
  readonly byId: ReadonlyMap<string, Place>;
  readonly index: PlaceIndex;
  readonly nearest: NearestPlace;
  readonly areas: AreaIndex;
};

/** Metres beyond which an address does not say where something is. */
const NEAR = 500;

/** Makes the book. */
export function placeBook(): PlaceBook {
  const towns = new Map<string, Promise<Prepared>>();
  const of = (townId: string, open: Open): Promise<Prepared> => {
    const known = towns.get(townId);
    if (known) return known;
    const prepared = open(prepare);
    towns.set(townId, prepared);
    // A failed reading must not be kept: the next asker tries again.
    prepared.catch(() => towns.delete(townId));
    return prepared;
  };
  return {
    find: async (townId, open, q, limit) => {
      const { index, areas } = await of(townId, open);
      return searchPlaces(index, q, limit).map(({ place, estimated }) => toFound(place, estimated, areas));
    },
    one: async (townId, open, id) => {
      const { byId, areas } = await of(townId, open);
      const place = byId.get(id);
      return place && toFound(place, false, areas);
    },
    at: async (townId, open, lon, lat) => {
      const { nearest, areas } = await of(townId, open);
      const found = nearest([lon, lat], NEAR);
      return {
        area: toPath(areas.areaAt(lon, lat)),
        nearest: found && { place: toFound(found.place, false, areas), metres: found.metres },
      };
    },
    forget: (townId) => void towns.delete(townId),
  };
}

async function prepare(sql: Sql): Promise<Prepared> {
  const [places, areas] = await Promise.all([allPlaces(sql), allAreas(sql)]);
  return {
    byId: new Map(places.map((place) => [place.id, place])),
    ...{ index: buildPlaceIndex(places), nearest: nearestPlaceIn(places), areas: buildAreaIndex(areas) },
  };
}

function toFound(place: Place, estimated: boolean, areas: AreaIndex): FoundPlace {
  const { id, kind, name, address, lon, lat } = place;
  return { id, kind, name, address, position: [lon, lat], area: toPath(areas.areaAt(lon, lat)), estimated };
}

function toPath(chain: AreaChain | null): AreaPath | null {
  if (!chain) return null;
  const named = ({ code, name }: AreaChain['grid']) => ({ code, name });
  return { community: named(chain.community), grid: named(chain.grid), unitGrid: named(chain.unitGrid) };
}
