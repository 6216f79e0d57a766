import type { CaseSummary } from '@chengyun/contract/case';
import { clockNames, matterNames, stateNames, supervisionNames } from '@chengyun/contract/names';
import { sourceNames } from '@chengyun/contract/source-names';
import type { Lamp, Localized } from '@chengyun/contract/words';
import { type ListColumn, placeColumns } from '../../support/files/list-table.ts';
import type { Ground } from '../../town/ground/ground.ts';

/** One column of an exported list; no column holds a person, so that a list may leave the house. */
type CaseColumn = ListColumn<CaseSummary>;

const lampNames: Readonly<Record<Lamp, Localized>> = {
  green: { zh: '正常', en: 'in time' },
  yellow: { zh: '临期', en: 'due soon' },
  red: { zh: '超期', en: 'late' },
};
const sources: Readonly<Record<string, Localized>> = sourceNames;
const yes: Localized = { zh: '是', en: 'yes' };

/** The columns of an exported case list, in order. Number, title, class and times bear names that an import recognises. */
export const caseColumns = ({ kind: kindOf }: Pick<Ground, 'kind'>): readonly CaseColumn[] => [
  column('案件编号', 'case number', ({ number }) => number),
  column('外部编号', 'external number', ({ externalNumber }) => externalNumber),
  column('标题', 'title', ({ title }) => title),
  column('状态', 'state', ({ state }, language) => stateNames[state][language]),
  column('案件种类', 'kind', ({ kind }, language) => kindOf(kind)?.kind.name[language] ?? kind),
  column('来源', 'source', ({ source }, language) => sources[source]?.[language] ?? source),
  column('业务类型', 'matter', ({ matter }, language) => matter && matterNames[matter][language]),
  column('类别代码', 'category code', ({ category }) => category && `${category.taxonomy}:${category.code}`),
  column('类别', 'category', ({ categoryName }, language) => categoryName?.[language] ?? null),
  column('地址', 'place', ({ place }) => place),
  ...placeColumns<CaseSummary>(({ position }) => position),
  column('区域代码', 'area code', ({ areaCode }) => areaCode),
  column('区域', 'area', ({ areaName }) => areaName),
  column('主办单位', 'lead unit', ({ leadUnitName }) => leadUnitName),
  column('灯色', 'lamp', ({ lamp }, language) => lamp && lampNames[lamp][language]),
  column(
    '当前时限',
    'running clock',
    ({ dueClock }, language) => dueClock && (clockNames[dueClock]?.[language] ?? dueClock),
  ),
  column('截止时间', 'due at', ({ dueAt }, _, timeText) => dueAt && timeText(dueAt)),
  column('超期', 'late', ({ late }, language) => late && yes[language]),
  column('免责', 'exempt', ({ exempt }, language) => exempt && yes[language]),
  column('挂账至', 'suspended until', ({ suspendedUntil }, _, timeText) => suspendedUntil && timeText(suspendedUntil)),
  column('督办', 'supervision', ({ supervision }, language) => supervision && supervisionNames[supervision][language]),
  column('退单次数', 'returns', ({ returns }) => returns),
  column('返工次数', 'reworks', ({ reworks }) => reworks),
  column('反映次数', 'reports', ({ signals }) => signals),
  column('受理时间', 'reported at', ({ reportedAt }, _, timeText) => timeText(reportedAt)),
  column('办结时间', 'closed at', ({ closedAt }, _, timeText) => closedAt && timeText(closedAt)),
  column('更新时间', 'updated at', ({ updatedAt }, _, timeText) => timeText(updatedAt)),
];

function column(zh: string, en: string, cell: CaseColumn['cell']): CaseColumn {
  return { title: { zh, en }, cell };
}
