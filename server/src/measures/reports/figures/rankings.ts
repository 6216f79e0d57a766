import type { GroupName } from '../../figures/groups.ts';

/** A breakdown that reports speak of, largest first. */
export interface Ranking {
  readonly id: string;
  readonly label: string;
  readonly measure: string;
  readonly by: GroupName;
  /** What of a share is ranked; the value itself unless told. */
  readonly part?: 'rest' | 'denominator';
  /** Over which days: the period, or the year that ends with it. */
  readonly over: 'period' | 'year';
  /** Compared with the period before. */
  readonly compared: boolean;
}

const byReport = { measure: 'loop.reported', over: 'period', compared: true } as const;

export const RANKINGS: readonly Ranking[] = [
  { id: 'kinds', label: '业务类型', by: 'kind', ...byReport },
  { id: 'classes', label: '大类', by: 'class', ...byReport },
  { id: 'types', label: '小类', by: 'category', ...byReport },
  { id: 'areas', label: '村居', by: 'area', ...byReport },
  {
    id: 'units',
    label: '单位',
    by: 'unit',
    measure: 'loop.closing-rate',
    part: 'denominator',
    over: 'period',
    compared: false,
  },
  {
    id: 'open-units',
    label: '应结未结单位',
    by: 'unit',
    measure: 'loop.closing-rate',
    part: 'rest',
    over: 'period',
    compared: false,
  },
  { id: 'backlog', label: '超期积压单位', by: 'unit', measure: 'loop.late-open', over: 'year', compared: false },
];

/** Rankings that follow from others: types that grew most, where the top type comes from, areas that grew. */
export const FOLLOWING = [
  { id: 'rising', label: '增长较快的小类' },
  { id: 'top-areas', label: '首位小类所在村居' },
  { id: 'rising-areas', label: '上升的村居' },
] as const;

/** What may be said of a row of a ranking. */
export const ROW_FIELDS = [
  { field: 'name', label: '名称' },
  { field: 'n', label: '数量' },
  { field: 'share', label: '占比' },
  { field: 'before', label: '上期数量' },
  { field: 'change', label: '环比' },
  { field: 'closed', label: '结案数' },
  { field: 'rate', label: '结案率' },
] as const;
export type RowField = (typeof ROW_FIELDS)[number]['field'];
