import type { Random } from '../plane/random.ts';
import { shuffle } from '../plane/random.ts';

/** Everything here is invented; no list was taken from a real town. */
export const TOWN = { code: '310199101', name: '青溪镇', county: { code: '310199', name: '云间区（虚构）' } } as const;
export const RIVER = '龙溪河';
export const CREEKS = ['杨家浜', '荻泾', '苇塘港', '菱浦'] as const;

export interface CommunityName {
  readonly base: string;
  readonly name: string;
}

const named = (bases: readonly string[], suffix: string): CommunityName[] =>
  bases.map((base) => ({ base, name: `${base}${suffix}` }));

/** The old town: the old street in the middle, the others around it clockwise from the north. */
export const INNER: readonly CommunityName[] = [
  { base: '古街', name: '青溪古街居委' },
  ...named(['文景苑', '锦安', '大樟里', '聆溪', '书院', '桥东'], '居委'),
  { base: '南浦', name: '南浦一居' },
  { base: '南浦', name: '南浦二居' },
  ...named(['桥西', '望溪'], '居委'),
];

/** Between the old town and the villages. */
export const MIDDLE: readonly CommunityName[] = [
  { base: '科创园', name: '科创园居委' },
  ...named(
    ['云栖', '映月', '芳洲', '梧桐', '汀兰', '景和', '嘉禾', '安澜', '和畅', '青棠', '知春', '丰泽', '临泽', '汇锦'],
    '居委',
  ),
];

export const VILLAGES: readonly CommunityName[] = named(['聚源', '沈塘', '荷浦', '张泾', '陆桥', '北汀', '新丰'], '村');

const MAIN_NS = ['青溪大道', '聚源路', '南汀路', '云栖路', '文景路', '汇川路', '东澜路'] as const;
const MAIN_EW = ['北塘路', '锦安路', '镇前路', '南浦路', '芳洲路', '丰泽路'] as const;
export const BANK_STREET = '溪岸路';
const FIRST = [
  '景',
  '汀',
  '棠',
  '澜',
  '芸',
  '桐',
  '澄',
  '榆',
  '瑞',
  '祥',
  '荷',
  '梅',
  '枫',
  '桂',
  '茗',
  '穗',
  '汐',
  '苓',
  '霞',
  '沐',
  '宁',
  '晴',
  '岚',
  '芷',
  '蕙',
  '柳',
  '竹',
  '松',
  '兰',
  '菱',
  '莲',
  '星',
  '朗',
  '悦',
  '怡',
  '颐',
  '馨',
  '翠',
] as const;
const SECOND = [
  '和',
  '溪',
  '泰',
  '安',
  '塘',
  '泽',
  '明',
  '宜',
  '平',
  '庆',
  '乐',
  '阳',
  '德',
  '源',
  '川',
  '兴',
  '丰',
  '华',
  '园',
  '庭',
  '湾',
  '洲',
  '岸',
  '水',
  '桥',
  '林',
  '谷',
  '轩',
] as const;
const ESTATE_ENDINGS = [
  '苑',
  '苑',
  '里',
  '新村',
  '新村',
  '花园',
  '家园',
  '公寓',
  '名邸',
  '雅苑',
  '小区',
  '坊',
] as const;

/** Hands out invented names, none twice. */
export interface NameBook {
  street(kind: 'main-ns' | 'main-ew' | 'secondary' | 'lane'): string;
  /** With a base (a community's name) the estate is called after it. */
  estate(base: string | null): string;
  word(): string;
}

export function openNameBook(random: Random): NameBook {
  // Streets and estates draw from different words, so that a name alone tells which is meant.
  const words = shuffle(
    random,
    FIRST.flatMap((first) => SECOND.slice(8).map((second) => first + second)),
  );
  const streetWords = shuffle(
    random,
    FIRST.flatMap((first) => SECOND.slice(0, 8).map((second) => first + second)),
  );
  const endings = shuffle(random, ESTATE_ENDINGS.concat(ESTATE_ENDINGS, ESTATE_ENDINGS));
  const mains = { 'main-ns': [...MAIN_NS], 'main-ew': [...MAIN_EW] };
  const used = new Set<string>();
  let turn = 0;
  const next = (): number => {
    turn += 1;
    return turn;
  };
  const word = (): string => words.pop() ?? `新${next()}`;
  const once = (make: () => string): string => {
    let name = make();
    while (used.has(name)) name = make();
    used.add(name);
    return name;
  };
  const ending = (): string => endings[next() % endings.length] ?? '苑';
  return {
    word,
    street: (kind) => {
      if (kind === 'main-ns' || kind === 'main-ew') return mains[kind].shift() ?? once(() => `${word()}路`);
      return once(() => `${streetWords.pop() ?? word()}${kind === 'lane' ? (random() < 0.5 ? '街' : '支路') : '路'}`);
    },
    estate: (base) => once(() => (base === null || random() < 0.35 ? word() : base.replace(/苑$/, '')) + ending()),
  };
}
