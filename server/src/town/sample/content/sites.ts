import type { PlanarMap } from '../plane/planar-map.ts';
import { areaOf, ringOf } from '../plane/planar-map.ts';
import { centroid, type XY } from '../plane/plane.ts';
import type { Random } from '../plane/random.ts';
import { idFor, type NamedCommunity } from '../shape/areas.ts';
import type { LandUse } from '../types.ts';
import { type Building, raiseBuildings } from './buildings.ts';
import type { Frontage } from './frontage.ts';
import type { NameBook } from './names.ts';
import type { Parcel } from './parcels.ts';

/** A parcel with its name, address and buildings. */
export interface Site extends Parcel {
  readonly id: string;
  readonly name: string | null;
  /** 锦安路720弄 for estates, 锦安路88号 for the rest; empty where no street leads. */
  readonly address: string;
  readonly frontage: Frontage | null;
  readonly middle: XY;
  readonly buildings: readonly Building[];
}

const SCHOOLS = ['小学', '幼儿园', '初级中学', '第二小学', '第二幼儿园', '实验学校'] as const;
const HOSPITALS = ['社区卫生服务中心', '医院', '中医门诊部'] as const;

/** Names, addresses and builds every parcel. */
export function buildSites(
  seed: number,
  random: Random,
  map: PlanarMap,
  parcels: readonly Parcel[],
  frontageOf: (faces: ReadonlySet<number>) => Frontage | null,
  book: NameBook,
): Site[] {
  const counted = new Map<string, number>();
  const nextOf = (key: string): number => {
    const count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    return count;
  };
  const taken = new Set<string>();
  return parcels.map((parcel, i) => {
    const frontage = frontageOf(parcel.faces);
    const count = nextOf(`${parcel.use}/${parcel.community.base}`);
    const [first] = [...parcel.faces].sort((a, b) => areaOf(map, b) - areaOf(map, a));
    return {
      ...parcel,
      id: idFor(seed, `site/${i}`),
      name: nameOf(parcel, count, book),
      address: frontage === null ? '' : addressOf(parcel.use, frontage, taken),
      frontage,
      middle: first === undefined ? [0, 0] : centroid(ringOf(map, first)),
      buildings: raiseBuildings(random, map, parcel),
    };
  });
}

/** No two sites share a number: the later one takes the next of the same side. */
function addressOf(use: LandUse, { street, number }: Frontage, taken: Set<string>): string {
  let free = number;
  while (taken.has(`${street.name}${free}`)) free += 2;
  taken.add(`${street.name}${free}`);
  return `${street.name}${free}${use === 'estate' ? '弄' : '号'}`;
}

function nameOf({ use, community }: Parcel, count: number, book: NameBook): string | null {
  const { base, kind } = community;
  switch (use) {
    case 'estate':
      return count === 1 && base.endsWith('苑') ? base : book.estate(count <= 3 ? estateBase(community) : null);
    case 'village':
      return `${base}村${'一二三四五六七八九十'[count - 1] ?? count}组`;
    case 'school':
      return base + (SCHOOLS[count - 1] ?? `第${count}分校`);
    case 'hospital':
      return base + (HOSPITALS[count - 1] ?? '门诊部');
    case 'market':
      return `${count === 1 ? base : book.word()}集贸市场`;
    case 'park':
      return count === 1 ? `${base}公园` : `${book.word()}绿地`;
    case 'office':
      return `${book.word()}${base === '科创园' ? '研发楼' : '大厦'}`;
    case 'commerce':
      return count === 1 && kind === 'inner' ? `${base}商业广场` : `${book.word()}商业中心`;
    case 'industry':
      return base === '科创园' ? `科创园${count}号园区` : `${book.word()}工业园`;
    case 'site':
      return `${book.word()}地块工地`;
    default:
      return null;
  }
}

function estateBase({ base }: NamedCommunity): string | null {
  return base === '古街' || base === '科创园' ? null : base;
}
