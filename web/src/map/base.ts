import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import { api } from '../api/client.ts';
import { paths } from '../api/paths.ts';

/**
 * The drawn ground of a town, WGS-84, in the order it is painted; a layer a town lacks is empty. `landUse` and
 * `buildings` carry a `use`, `roads` a `class` (`main`, `secondary`, `lane`), `labels` a `name` and a `class`.
 */
export type TownBase = {
  readonly landUse: FeatureCollection;
  readonly parks: FeatureCollection;
  readonly estates: FeatureCollection;
  readonly water: FeatureCollection;
  readonly roads: FeatureCollection;
  readonly buildings: FeatureCollection;
  readonly labels: FeatureCollection;
};

/** The town's ground; it changes with a release of data, not during a day. */
export function mapBaseQuery(town: string) {
  return queryOptions({
    queryKey: ['town', town, 'map', 'base'],
    queryFn: ({ signal }) => api<TownBase>(paths.mapBase(town), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
