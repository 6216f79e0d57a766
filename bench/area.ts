import { buildAreaIndex } from '../server/src/town/areas/area-index.ts';
import { buildPlaceIndex } from '../server/src/town/places/place-index.ts';
import { searchPlaces } from '../server/src/town/places/search-places.ts';
import { sampleGround } from '../server/src/town/sample/ground.ts';
import { randomFrom } from '../server/src/town/sample/plane/random.ts';

const LOOKUPS = 100_000;
const BOOK = 20_000;
const QUERIES = [
  '锦安',
  '锦安路720弄',
  '锦安路720弄12号',
  '文景苑',
  '文景苑3号楼',
  '公园',
  '里',
  '苑2号楼',
  '溪岸路 61',
];

/** Measures finding the area of a position, searching a 20,000 place address book, and drawing the sample ground. */
export async function run(): Promise<Record<string, unknown>> {
  // Processor time: the wall clock of a busy machine says nothing about the drawing.
  const before = process.cpuUsage();
  const ground = sampleGround();
  const drawn = process.cpuUsage(before).user / 1000;
  const index = buildAreaIndex(ground.areas);
  const random = randomFrom(1);
  const [west, south, east, north] = ground.town.bbox;
  const positions = Array.from(
    { length: LOOKUPS },
    () => [west + random() * (east - west), south + random() * (north - south)] as const,
  );
  const lookedUp = time(() => {
    for (const [lon, lat] of positions) index.areaAt(lon, lat);
  });
  const book = Array.from({ length: BOOK }, (_, i) => ground.places[i % ground.places.length]).filter(
    (place) => place !== undefined,
  );
  const places = buildPlaceIndex(book.map((place, i) => ({ ...place, id: `${place.id}/${i}` })));
  const searches = QUERIES.map((q) => Math.min(...[1, 2, 3].map(() => time(() => searchPlaces(places, q, 20)))));
  return {
    positionLookupMs: lookedUp / LOOKUPS,
    places: BOOK,
    searchMedianMs: searches.toSorted((a, b) => a - b)[Math.floor(searches.length / 2)],
    searchSlowestMs: Math.max(...searches),
    sampleGroundCpuMs: drawn,
  };
}

function time(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
