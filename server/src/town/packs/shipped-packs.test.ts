import { join } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, it } from 'vitest';
import { nationalDays } from '../calendar/national-days.ts';
import { loadPacks } from './load-packs.ts';
import { handleLimit } from './lookups.ts';
import { suggestCategories } from './suggest-categories.ts';

const folder = join(import.meta.dirname, '../../../../packs');
const { packs, calendars, unitKinds } = await loadPacks(folder);

function packOf(id: string) {
  const pack = packs.find((each) => each.id === id);
  if (!pack) throw new Error(`no pack ${id}`);
  return pack;
}

function taxonomyOf(packId: string, id: string) {
  const taxonomy = packOf(packId).taxonomies.find((each) => each.id === id);
  if (!taxonomy) throw new Error(`no taxonomy ${id}`);
  const small = taxonomy.categories.filter(({ parent }) => parent !== null);
  return { ...taxonomy, small, conditions: small.flatMap(({ conditions }) => conditions) };
}

function limitCounts(conditions: ReturnType<typeof taxonomyOf>['conditions']): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { limit } of conditions) {
    const key = `${limit.amount} ${limit.unit}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const parts = taxonomyOf('grid-patrol', 'gbt30428-2-2013-parts');
const events = taxonomyOf('grid-patrol', 'gbt30428-2-2013-events');
const hotline = taxonomyOf('hotline', 'hotline');

describe('The classes of GB/T 30428.2', () => {
  it('are 92 parts with 375 conditions and 98 events with 144', () => {
    expect([parts.small.length, parts.conditions.length]).toEqual([92, 375]);
    expect([events.small.length, events.conditions.length]).toEqual([98, 144]);
  });

  it('have the big classes of the 2013 version, where 04 is street order and 05 sudden incidents', () => {
    const big = (taxonomy: typeof events) =>
      taxonomy.categories.filter(({ parent }) => parent === null).map(({ name }) => name.zh);
    expect(big(parts)).toEqual(['公用设施', '交通设施', '市容环境设施', '园林绿化设施', '其他部件']);
    expect(big(events)).toEqual(['市容环境', '宣传广告', '施工管理', '街面秩序', '突发事件', '其他事件']);
  });

  // Counts of a city's working table: domain.md §1.7.
  it('spread their limits as the working table does', () => {
    expect(limitCounts(parts.conditions)).toEqual({
      '1 work_day': 113,
      '3 work_day': 73,
      '5 work_day': 67,
      '2 work_day': 60,
      '4 work_hour': 22,
      '2 urgent_hour': 15,
      '7 work_day': 9,
      '2 work_hour': 7,
      '4 urgent_hour': 4,
      '10 work_day': 2,
      '1 urgent_hour': 1,
      '4 work_day': 1,
      '15 work_day': 1,
    });
    expect(limitCounts(events.conditions)).toEqual({
      '1 work_day': 30,
      '2 work_day': 22,
      '5 work_day': 19,
      '2 urgent_hour': 17,
      '4 work_hour': 17,
      '2 work_hour': 15,
      '3 work_day': 11,
      '1 urgent_hour': 5,
      '15 work_day': 4,
      '2 urgent_day': 3,
      '1 urgent_day': 1,
    });
  });

  it('mark the numbers that count down from 99 as local', () => {
    expect(parts.small.filter(({ local }) => local).every(({ code }) => Number(code.slice(2)) >= 78)).toBe(true);
    expect(events.small.filter(({ local }) => local).every(({ code }) => Number(code.slice(2)) >= 78)).toBe(true);
    expect(parts.small.find(({ code }) => code === '0199')?.local).toBe(true);
    expect(parts.small.find(({ code }) => code === '0101')?.local).toBe(false);
  });
});

describe('Every shipped category', () => {
  const all = [parts, events, hotline].flatMap(({ categories }) => categories);

  it('and condition is named in Chinese and in English, neither copied into the other', () => {
    const texts = all.flatMap(({ name, conditions }) => [
      name,
      ...conditions.flatMap(({ text, closing }) => [text, closing]),
    ]);
    expect(texts.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(texts.filter(({ en }) => /\p{Script=Han}|…/u.test(en) || !/[a-z]/.test(en))).toEqual([]);
    expect(texts.filter(({ zh }) => zh.includes('…'))).toEqual([]);
  });

  it('that can be filed has a condition and words to find it by', () => {
    const leaves = all.filter(({ parent }) => parent !== null);
    expect(leaves.filter(({ conditions, keywords }) => conditions.length === 0 || !keywords?.length)).toEqual([]);
  });

  it('is answered by a kind of unit that has a name, and every kind of unit is used', () => {
    const used = new Set(
      all.flatMap((each) => each.conditions.flatMap((one) => [one.unitKind, one.overseer ?? one.unitKind])),
    );
    expect(unitKinds.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('The town calendar', () => {
  it('holds the national holidays and make-up workdays of 2023 to 2026', () => {
    expect(calendars.find(({ id }) => id === 'town')?.days).toEqual(nationalDays('2023-01-01', '2026-12-31'));
  });
});

describe('The hotline pack', () => {
  const [kind] = packOf('hotline').kinds;

  it('answers a question in one working day and a complaint in five, a gas leak in two hours', () => {
    const leak = hotline.small.find(({ code }) => code === 'H0705')?.conditions[0];
    const fee = hotline.small.find(({ code }) => code === 'H0102')?.conditions[0];
    expect(kind && handleLimit(kind, 'consult', fee)).toEqual({ amount: 1, unit: 'work_day', reading: 'day_end' });
    expect(kind && handleLimit(kind, 'complaint', fee)).toEqual({ amount: 5, unit: 'work_day', reading: 'day_end' });
    expect(kind && handleLimit(kind, 'help', leak)).toEqual({ amount: 2, unit: 'urgent_hour' });
  });

  const jieba = Jieba.withDict(dict);
  it.each([
    ['小区门口路灯不亮已经三天了', '路灯'],
    ['楼上邻居装修，周末早上八点就用电钻', '装修噪声'],
    ['健身房关门跑路，会员卡余额不退', '预付卡退费'],
    ['工地老板拖欠农民工工资', '拖欠工资'],
    ['隔壁饭店油烟味道太大', '餐饮油烟'],
    ['窨井盖缺失很危险', '井盖'],
    ['有人在楼下烧烤，烟熏得开不了窗', '餐饮油烟'],
    ['隔壁租给十几个人住，做了隔断', '群租'],
    ['家里煤气味很重，怀疑燃气泄漏', '燃气泄漏'],
  ])('takes “%s” for %s, and says why', (text, name) => {
    const [first] = suggestCategories(packOf('hotline'), text, 3, (words) => jieba.cut(words, true));
    expect(first?.name.zh).toBe(name);
    expect(first?.reason.zh).toContain('提到');
  });

  it('suggests nothing for a text about nothing, and no more than asked', () => {
    const cut = (words: string) => jieba.cut(words, true);
    expect(suggestCategories(packOf('hotline'), '你好，谢谢', 5, cut)).toEqual([]);
    expect(suggestCategories(packOf('hotline'), '小区垃圾、停车、噪音、物业费都有问题', 2, cut)).toHaveLength(2);
  });
});
