import { polygonsOf } from '@chengyun/contract/area';
import { bboxOf } from '../../support/geo/measure.ts';
import { buildAreaIndex } from '../areas/area-index.ts';
import { buildPlaces } from './content/address-book.ts';
import { frontageFinder } from './content/frontage.ts';
import { drawMap } from './content/map-features.ts';
import { openNameBook, TOWN } from './content/names.ts';
import { planParcels } from './content/parcels.ts';
import { buildSites } from './content/sites.ts';
import { buildStreets } from './content/streets.ts';
import { buildStaff } from './people/staff.ts';
import { buildUnits } from './people/units.ts';
import { randomFrom } from './plane/random.ts';
import { buildAreas } from './shape/areas.ts';
import { divideGround } from './shape/division.ts';
import { drawLines } from './shape/lines.ts';
import { nameCommunities } from './shape/name-communities.ts';
import type { SampleGround, SampleTown } from './types.ts';

/** The town of the pictures. */
export const SAMPLE_SEED = 7;

/** The fictional town 青溪镇: its areas, base map, address book, units and posts; always the same for the same seed. */
export function sampleGround(seed: number = SAMPLE_SEED): SampleGround {
  const random = randomFrom(seed);
  const lines = drawLines(random);
  const { map, communities: divisions } = divideGround(random, lines);
  const communities = nameCommunities(map, divisions);
  const { areas } = buildAreas(seed, map, communities);
  const book = openNameBook(random);
  const streets = buildStreets(map, lines, book);
  const parcels = planParcels(random, map, communities);
  const sites = buildSites(seed, random, map, parcels, frontageFinder(map, streets), book);
  const units = buildUnits(seed, communities, sites);
  return {
    seed,
    town: townCard(areas),
    areas,
    mapFeatures: drawMap(map, lines, streets, sites, communities),
    places: buildPlaces(seed, random, streets, sites, communities, buildAreaIndex(areas)),
    units,
    staff: buildStaff(seed, units),
  };
}

function townCard(areas: SampleGround['areas']): SampleTown {
  const whole = areas.find(({ level }) => level === 'town');
  const bbox = whole === undefined ? null : bboxOf(polygonsOf(whole.polygon).flatMap((rings) => rings[0] ?? []));
  if (whole === undefined || bbox === null) throw new Error('The generated ground has no town.');
  return {
    id: whole.id,
    code: TOWN.code,
    name: TOWN.name,
    county: TOWN.county,
    center: whole.center,
    bbox,
    sample: true,
  };
}
