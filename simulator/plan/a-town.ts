import { simulatedTown } from '../town/make-town.ts';
import type { SimTown, Spot } from '../town/sim-device.ts';

/** A small town for tests: `count` devices on ten buildings of two communities. */
export function aTown(seed: number, count: number): SimTown {
  const spots = Array.from({ length: 10 }, (_, nth): Spot => {
    const communityCode = nth < 5 ? '310199101001' : '310199101002';
    const at = { lon: 121.38 + nth / 1000, lat: 31.3 };
    return {
      building: `桐林苑${nth + 1}号楼`,
      address: `怡溪路${nth + 1}号`,
      ...at,
      areaCode: null,
      gridCode: null,
      communityCode,
    };
  });
  return simulatedTown(seed, count, spots);
}
