import { TOWN } from '../content/names.ts';
import type { Site } from '../content/sites.ts';
import { idFor, type NamedCommunity } from '../shape/areas.ts';
import type { SampleUnit, UnitKind } from '../types.ts';

const DEPARTMENTS = [
  '党政办公室',
  '党群工作办公室',
  '平安建设办公室',
  '城建管理办公室',
  '社区管理办公室',
  '经济发展办公室',
  '应急管理办公室',
  '农业农村办公室',
  '综合行政执法队',
  '市场监督管理所',
  '绿化市容管理所',
  '房屋管理办公室',
  '水务管理站',
  '生态环境办公室',
  '信访与矛盾调解中心',
] as const;
const COMPANIES = ['青源', '安栖', '和润', '嘉怡', '明澈', '福棠', '溪岸'] as const;
/** 综合网格: where police, enforcement, market supervision and operations of several communities work together. */
const ZONES = 12;

/** The town's units: offices, 12 综合网格, a committee for each community, property companies with their estates. */
export function buildUnits(seed: number, communities: readonly NamedCommunity[], sites: readonly Site[]): SampleUnit[] {
  const make = (
    code: string,
    name: string,
    kind: UnitKind,
    parent: string | null,
    areaCodes: readonly string[] = [],
    estateIds: readonly string[] = [],
  ): SampleUnit => {
    const parentId = parent === null ? null : idFor(seed, `unit/${parent}`);
    return { id: idFor(seed, `unit/${code}`), code, name, kind, parentId, areaCodes, estateIds };
  };
  const number = (i: number): string => String(i + 1).padStart(2, '0');
  const order = communities.map(({ code }) => code);
  const zoned = communities.map((community, i) => ({ community, zone: Math.floor((i * ZONES) / communities.length) }));
  return [
    make('T', `${TOWN.name}人民政府`, 'government', null),
    make('C', `${TOWN.name}城市运行管理中心`, 'centre', 'T'),
    ...DEPARTMENTS.map((name, i) => make(`D${number(i)}`, name, 'department', 'T')),
    ...Array.from({ length: ZONES }, (_, zone) => {
      const codes = zoned.filter((one) => one.zone === zone).map(({ community }) => community.code);
      return make(`Z${number(zone)}`, `第${number(zone)}综合网格`, 'zone', 'C', codes);
    }),
    ...zoned.map(({ community, zone }, i) =>
      make(
        `R${number(i)}`,
        `${community.name}${community.kind === 'village' ? '委会' : '会'}`.replace('居会', '居委会'),
        'committee',
        `Z${number(zone)}`,
        [community.code],
      ),
    ),
    ...COMPANIES.map((name, i) => {
      const estates = sites.filter((site) => site.use === 'estate');
      // One company for all estates of a community, so that who is to act there can be proposed.
      const own = estates.filter(({ community }) => order.indexOf(community.code) % COMPANIES.length === i);
      const codes = [...new Set(own.map(({ community }) => community.code))].sort();
      return make(
        `P${number(i)}`,
        `${name}物业服务有限公司（样例）`,
        'property',
        'T',
        codes,
        own.map(({ id }) => id),
      );
    }),
  ];
}
