import type { Category, KindPolicy, Pack, Taxonomy } from '@chengyun/contract/pack';
import { expect, test } from 'vitest';
import { classChoices, farFrom, firstSource, hasCaller, kindsFor } from './kinds.ts';

const aCategory = (code: string, parent: string | null): Category => ({
  ...{ code, parent, name: { zh: code, en: code }, local: false, conditions: [] },
});
const aTaxonomy = (id: string, categories: Category[]): Taxonomy => ({
  ...{ id, standard: 's', version: '1', name: { zh: id, en: id }, categories },
});
const aPack = (reporters: KindPolicy['reporters'], sources = ['visit']) =>
  ({
    kinds: [{ id: 'k', reporters, sources, taxonomies: ['own'] }],
    taxonomies: [aTaxonomy('own', [aCategory('01', null)]), aTaxonomy('other', [aCategory('09', null)])],
  }) as unknown as Pack;

test('only kinds that one of the roles may report are offered, with their own taxonomies', () => {
  const [found] = kindsFor([aPack(['intake']), aPack(['leader'])], ['intake', 'unit']);
  expect(found?.taxonomies.map(({ id }) => id)).toEqual(['own']);
  expect(kindsFor([aPack(['intake'])], ['patrol'])).toEqual([]);
});

test('kinds that people bring come before those that devices do', () => {
  const packs = [['device', 'phone'], ['patrol', 'video'], ['visit']].map((sources) => aPack(['intake'], sources));
  expect(kindsFor(packs, ['intake']).map(({ kind }) => kind.sources[0])).toEqual(['visit', 'patrol', 'device']);
});

test('classes without anything below them can be chosen and tell what stands above them', () => {
  const tree = aTaxonomy('t', [aCategory('01', null), aCategory('0101', '01'), aCategory('02', null)]);
  expect(classChoices([tree]).map(({ ref, above }) => [ref.code, above.map(({ code }) => code)])).toEqual([
    ['0101', ['01']],
    ['02', []],
  ]);
});

test('a class whose own name is typed comes before those that only their other words lead to', () => {
  const names = [
    ['H0107', '装修管理'],
    ['H0403', '建筑垃圾'],
    ['H0401', '垃圾清运'],
  ].map(([code = '', zh = '']) => ({ code, name: { zh, en: code } }));
  const byNearness = names.toSorted((a, b) => farFrom(' 垃圾', a) - farFrom(' 垃圾', b));
  expect(byNearness.map(({ code }) => code)).toEqual(['H0401', 'H0403', 'H0107']);
  expect(farFrom('h04', { code: 'H0401', name: { zh: '垃圾清运', en: 'Rubbish' } })).toBe(0);
});

test('a patrol worker begins with the source of patrols, others with the first', () => {
  const kind = { sources: ['community', 'patrol'] } as unknown as KindPolicy;
  expect(firstSource(kind, ['patrol'])).toBe('patrol');
  expect(firstSource(kind, ['intake'])).toBe('community');
  expect(firstSource({ sources: ['device', 'phone'] } as unknown as KindPolicy, ['intake'])).toBe('phone');
});

test('what staff or devices saw themselves has no caller; what was told to the town has one', () => {
  const sources = ['hotline-12345', 'visit', 'phone', 'wechat', 'patrol', 'self-found', 'device'];
  expect(sources.filter(hasCaller)).toEqual(['hotline-12345', 'visit', 'phone', 'wechat']);
});
