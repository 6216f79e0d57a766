import type { AreaIndex } from '../../areas/area-index.ts';
import type { Place, PlaceKind } from '../../places/place.ts';
import type { XY } from '../plane/plane.ts';
import { centroid } from '../plane/plane.ts';
import { pick, type Random } from '../plane/random.ts';
import { idFor, type NamedCommunity, toPosition } from '../shape/areas.ts';
import type { LandUse } from '../types.ts';
import type { Frontage } from './frontage.ts';
import { CREEKS, TOWN } from './names.ts';
import { rescuePlaces } from './rescue-places.ts';
import type { Site } from './sites.ts';
import { houseNumber, type Street } from './streets.ts';

type Draft = Omit<Place, 'id' | 'lon' | 'lat' | 'areaCode'> & { readonly id: string; readonly at: XY };

const SHOPS = [
  '便利店',
  '药房',
  '面馆',
  '水果店',
  '理发店',
  '五金店',
  '早餐店',
  '生鲜超市',
  '烟酒店',
  '宠物店',
  '洗衣店',
  '修车铺',
] as const;
const OFFICES = [
  '人民政府',
  '城市运行管理中心',
  '派出所',
  '消防救援站',
  '市场监督管理所',
  '社区事务受理服务中心',
  '综合行政执法队',
  '社区卫生服务中心',
  '文化活动中心',
  '矛盾纠纷调解中心',
] as const;
const SHOPS_ON: Partial<Record<LandUse, number>> = { estate: 1.5, commerce: 5, village: 1, market: 2 };

/** Every address people may name: streets, estates and their blocks, schools, shops, stations. */
export function buildPlaces(
  seed: number,
  random: Random,
  streets: readonly Street[],
  sites: readonly Site[],
  communities: readonly NamedCommunity[],
  index: AreaIndex,
): Place[] {
  const drafts = [
    ...streets.flatMap(streetPlace),
    ...sites.flatMap((site) => [...sitePlace(site), ...blockPlaces(site)]),
    ...sites.flatMap((site) => shopPlaces(random, site)),
    ...sites.filter(({ use }) => use === 'estate').flatMap(estateCorners),
    ...townOffices(sites),
    ...communities.flatMap((community) => communityOffices(random, community, sites)),
    ...pumpStations(sites),
  ];
  const stations = drafts.filter(({ name }) => name.endsWith('党群服务站'));
  const rescue = rescuePlaces(sites, stations).map(({ kind, name, address, at }) => draft(kind, name, address, at));
  const seen = new Map<string, number>();
  return [...drafts, ...rescue].map(({ at, id, ...draft }) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    const [lon, lat] = toPosition(at);
    const areaCode = draft.kind === 'street' ? TOWN.code : (index.areaAt(lon, lat)?.unitGrid.code ?? TOWN.code);
    return { id: id.includes('/') ? idFor(seed, `place/${id}/${count}`) : id, lon, lat, areaCode, ...draft };
  });
}

function draft(kind: PlaceKind, name: string, address: string, at: XY, aliases: readonly string[] = []): Draft {
  return { id: `${kind}/${name}/${address}`, kind, name, address, at, aliases };
}

function streetPlace({ name, pieces }: Street): Draft[] {
  const longest = [...pieces].sort((a, b) => b.length - a.length)[0] ?? [];
  const at = longest[Math.floor(longest.length / 2)];
  return name === null || at === undefined ? [] : [draft('street', name, name, at)];
}

function sitePlace(site: Site): Draft[] {
  if (site.name === null) return [];
  const kind = site.use === 'estate' ? 'estate' : 'poi';
  const aliases = site.use === 'estate' ? [site.address] : site.use === 'site' ? [site.name.replace('地块', '')] : [];
  return [{ ...draft(kind, site.name, site.address, site.frontage?.gate ?? site.middle, aliases), id: site.id }];
}

function blockPlaces({ use, name, address, buildings }: Site): Draft[] {
  if (use !== 'estate' || name === null) return [];
  return buildings.map(({ outline }, i) => {
    const aliases = [`${name}${i + 1}号`, `${name}${i + 1}幢`];
    return draft('building', `${name}${i + 1}号楼`, `${address}${i + 1}号`, centroid(outline), aliases);
  });
}

function shopPlaces(random: Random, site: Site): Draft[] {
  const { frontage, use } = site;
  const wanted = SHOPS_ON[use];
  if (frontage === null || wanted === undefined) return [];
  return Array.from({ length: Math.round(wanted * (0.5 + random())) }, (_, i) => {
    const at = shopAt(frontage, i);
    const number = houseNumber(frontage.street, at) + 2 * i;
    const address = `${frontage.street.name}${number}号`;
    return draft('poi', `${address}${pick(random, SHOPS)}`, address, at);
  });
}

function shopAt({ gate }: Frontage, i: number): XY {
  return [gate[0] + (i % 2 === 0 ? 1 : -1) * (i + 1) * 4, gate[1]];
}

function estateCorners({ name, address, frontage, middle }: Site): Draft[] {
  if (name === null) return [];
  const [x, y] = frontage?.gate ?? middle;
  return [draft('poi', `${name}垃圾箱房`, address, [x + 3, y + 2]), draft('poi', `${name}非机动车库`, address, middle)];
}

function townOffices(sites: readonly Site[]): Draft[] {
  const homes = sites
    .filter(
      ({ use, frontage }) =>
        (use === 'office' || use === 'commerce') && frontage !== null && frontage.street.kind !== 'lane',
    )
    .sort((a, b) => Math.hypot(...a.middle) - Math.hypot(...b.middle));
  return OFFICES.flatMap((office, i) => {
    const home = homes[i];
    return home === undefined ? [] : [draft('poi', `${TOWN.name}${office}`, home.address, home.middle, [office])];
  });
}

function communityOffices(random: Random, community: NamedCommunity, sites: readonly Site[]): Draft[] {
  const own = sites.filter((site) => site.community === community && site.frontage !== null);
  const home = own.find(({ use }) => use === 'estate' || use === 'village') ?? own[0];
  if (home === undefined) return [];
  const club = pick(random, own);
  const whole = community.name.replace(/居委$/, '居民委员会').replace(/居$/, '居民委员会').replace(/村$/, '村民委员会');
  return [
    draft('poi', whole, home.address, home.frontage?.gate ?? home.middle, [community.name]),
    draft('poi', `${community.name}党群服务站`, home.address, home.middle),
    draft('poi', `${community.name}老年活动室`, club.address, club.middle),
  ];
}

function pumpStations(sites: readonly Site[]): Draft[] {
  const beside = sites.filter(({ use }) => use === 'park' || use === 'green');
  return CREEKS.flatMap((creek, i) => {
    const site = beside[Math.floor((i * beside.length) / CREEKS.length)];
    return site === undefined ? [] : [draft('poi', `${creek}泵站`, site.address, site.middle)];
  });
}
