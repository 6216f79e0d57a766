import { HEADLINES } from '../figures/headlines.ts';
import { FOLLOWING, RANKINGS, ROW_FIELDS } from '../figures/rankings.ts';
import { SPAN_WORDS } from './span-words.ts';

/** A name that rules may use, and what it stands for. */
export interface KnownName {
  readonly name: string;
  readonly label: string;
}

const WORDS: readonly KnownName[] = [
  ...SPAN_WORDS,
  { name: 'span', label: '起止日期' },
  { name: 'end', label: '截止日期' },
  { name: 'made', label: '生成时间' },
  { name: 'town', label: '街镇名称' },
  { name: 'year-base', label: '同比的基数' },
  { name: 'per-day', label: '日均受理数' },
];

const TREND: readonly KnownName[] = [
  { name: 'trend.mean', label: '各期均值' },
  { name: 'trend.vs-mean', label: '本期较均值' },
  { name: 'trend.slope', label: '走势（每期变化占均值）' },
  { name: 'trend.next', label: '按线性走势推算的下期' },
  { name: 'trend.rises', label: '连续上升期数' },
  { name: 'trend.falls', label: '连续下降期数' },
];

const COMPARED = [
  ['', ''],
  ['.before', '（上期）'],
  ['.change', '（环比）'],
  ['.year', '（上年同期）'],
  ['.year-change', '（同比）'],
] as const;

const HEADED: readonly KnownName[] = HEADLINES.flatMap(({ id, label, part, rest }) => [
  ...COMPARED.map(([suffix, more]) => ({ name: `${id}${suffix}`, label: `${label}${more}` })),
  { name: `${id}.target`, label: `${label}目标` },
  ...(part ? [{ name: `${id}.part`, label: part }] : []),
  ...(rest ? [{ name: `${id}.rest`, label: rest }] : []),
]);

const RANKED = [...RANKINGS, ...FOLLOWING];

/** The names a person may pick from; of rankings those of the first row. */
export const KNOWN_NAMES: readonly KnownName[] = [
  ...WORDS,
  ...HEADED,
  ...TREND,
  ...RANKED.flatMap(({ id, label }) => [
    { name: `${id}.total`, label: `${label}合计` },
    ...ROW_FIELDS.map(({ field, label: what }) => ({ name: `${id}.1.${field}`, label: `${label}第一位${what}` })),
  ]),
];

const PLAIN = new Set([...WORDS, ...HEADED, ...TREND].map(({ name }) => name));
const FIELDS = ROW_FIELDS.map(({ field }) => field).join('|');
const OF_RANKING = new RegExp(
  `^(${RANKED.map(({ id }) => id).join('|')})\\.(total|top3-share|([1-9]\\d?)\\.(${FIELDS}))$`,
);
const OF_ROW = new RegExp(`^(${FIELDS})$`);

/** Whether rules may use a name; a row's own fields where they speak of a row. */
export function isKnownName(name: string, ofRanking?: string): boolean {
  return PLAIN.has(name) || OF_RANKING.test(name) || (ofRanking !== undefined && OF_ROW.test(name));
}

/** Whether there is a ranking of that name. */
export function isKnownRanking(name: string): boolean {
  return RANKED.some(({ id }) => id === name);
}
