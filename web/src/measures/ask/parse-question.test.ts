import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askTerms as en } from '../../text/en/ask-terms.ts';
import { askTerms as zh } from '../../text/zh/ask-terms.ts';
import { type Known, lexiconOf } from './lexicon.ts';
import { parseQuestion } from './parse-question.ts';

const measure = (id: string, name: string, english: string): MeasureInfo => ({
  ...{ id, name: { zh: name, en: english }, formula: { zh: name, en: english }, family: id.split('.')[0] ?? '' },
  ...{ subject: 'case', basis: 'closed', basisName: { zh: '按办结时间', en: 'by time of ending' } },
  ...{ format: 'count', direction: 'lower', target: null, dimensions: ['area', 'source'] },
});

const unit = (id: string, name: string, kind: string): Known['units'][number] => ({
  ...{ id, code: id, name, kind, parentId: null, areaCodes: [], duties: [], active: true },
});

const known: Known = {
  measures: [
    measure('loop.late', '办结超期数', 'Ended late'),
    measure('loop.late-open', '超期未处置数', 'Late and open'),
    measure('loop.reported', '上报数', 'Reported'),
    measure('loop.on-time', '按时办结率', 'Ended on time'),
    measure('hotline.tickets', '受理量', 'Tickets'),
    measure('hotline.satisfaction', '市民满意率', 'Satisfaction'),
  ],
  areas: [
    {
      ...{ id: 'a1', code: '310199101002', level: 'community', name: '文景苑居委', parent: null },
      ...{ center: [121, 31], areaM2: 1, version: 1 },
    },
  ],
  units: [unit('u1', '青源物业服务有限公司', 'property'), unit('u2', '文景苑居委会', 'community')],
  packs: [
    {
      kinds: [],
      taxonomies: [
        { id: 'hotline', categories: [{ code: 'H01', name: { zh: '物业管理', en: 'Property management' } }] },
        { id: 'grid', categories: [{ code: 'G01', name: { zh: '暴露生活垃圾', en: 'Exposed waste' } }] },
      ],
    } as unknown as Known['packs'][number],
  ],
  unitKinds: [{ id: 'property', name: { zh: '物业服务企业', en: 'Property company' } }],
  sources: [{ patrol: '网格巡查', 'hotline-12345': '12345 热线' }, { patrol: 'Patrol' }],
};

const terms = [zh, en];
const lexicon = lexiconOf(known, terms);
const read = (sentence: string) => parseQuestion(sentence, { terms, lexicon, today: '2026-11-25' });

test.each([
  '上周物业公司的超期案件按居村',
  "last week's late cases of the property companies by community",
  '请问上周物业公司有多少超期案件？按居委分布',
])('the question of the issue is understood: %s', (sentence) => {
  expect(read(sentence)).toEqual({
    period: { period: 'last-week' },
    measure: 'loop.late',
    by: ['area'],
    narrowing: { 'unit-kind': 'property' },
    unknown: [],
  });
});

test.each([
  ['本月文景苑的满意率', { period: 'month' }, 'hotline.satisfaction', [], { area: '310199101002' }],
  ['文景苑居委会去年超期未处置数', { period: 'last-year' }, 'loop.late-open', [], { branch: 'u2' }],
  [
    '近 30 天物业管理类投诉按来源和时段',
    { period: 'd30' },
    'hotline.tickets',
    ['source', 'hour'],
    { class: 'hotline:H01' },
  ],
  ['网格巡查上报的案件，各网格', undefined, 'loop.reported', ['grid'], { source: 'patrol' }],
  [
    'cases by source and hour in the last 2 weeks',
    { from: '2026-11-12', to: '2026-11-25' },
    'loop.reported',
    ['source', 'hour'],
    {},
  ],
  ['Exposed waste this month', { period: 'month' }, undefined, [], { class: 'grid:G01' }],
] as const)('%s', (sentence, period, id, by, narrowing) => {
  const { unknown, ...rest } = read(sentence);
  expect(rest).toEqual({ period, measure: id, by, narrowing });
  expect(unknown.filter((word) => word !== '类')).toEqual([]);
});

test('what was not understood is said, word by word', () => {
  expect(read('上周月球基地的超期案件').unknown).toEqual(['月球基地']);
  expect(read('late cases of the martians by community').unknown).toEqual(['martians']);
});

test('a longer name is never read as the shorter one within it', () => {
  expect(read('超期未处置').measure).toBe('loop.late-open');
  expect(read('超期').measure).toBe('loop.late');
});

test('a Latin word is read only as a word of its own', () => {
  expect(read('chocolate').measure).toBeUndefined();
});

test('a measure the town does not have is not understood', () => {
  expect(read('本月设备误报')).toMatchObject({ measure: undefined, unknown: ['设备误报'] });
});

test('any sentence is read, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (sentence) => {
      expect(read(sentence).by.length).toBeLessThanOrEqual(2);
    }),
  );
});
