import type { FoundPlace } from './place.ts';
import type { SiteKind } from './tiles.ts';

/** How the names of places end that matter in an incident and in everyday care; what is named otherwise is no site. */
const ENDINGS: readonly (readonly [kind: SiteKind, ending: RegExp])[] = [
  ['school', /(幼儿园|托育园|托育中心|小学|中学|学校|学院|分校)$/],
  ['care', /(养老院|敬老院|护理院|福利院|老年公寓|老年活动室|(养老|为老|助老)服务(中心|站)|日间照料中心)$/],
  ['health', /(医院|卫生院|卫生服务(中心|站)|卫生室|门诊部|诊所)$/],
  ['market', /(市场|菜场)$/],
  ['works', /(工地|项目部)$/],
  ['pump', /(泵站|水闸|泵闸)$/],
];

/** Which of the sites a place of the address book is; undefined for shops, streets and all else. */
export function siteKindOf({ kind, name }: Pick<FoundPlace, 'kind' | 'name'>): SiteKind | undefined {
  if (kind === 'aed' || kind === 'shelter') return kind;
  return kind === 'poi' ? ENDINGS.find(([, ending]) => ending.test(name))?.[0] : undefined;
}
