import { describe, expect, it } from 'vitest';
import { coversCategory, resolveCategoryRef } from './category-ref.ts';
import { exampleFiles } from './example-files.ts';
import { joinPacks } from './join-packs.ts';
import { categoryPath, findCategory, findCondition, handleLimit } from './lookups.ts';

function example() {
  const [pack] = joinPacks(exampleFiles).packs;
  const [kind, taxonomy] = [pack?.kinds[0], pack?.taxonomies[0]];
  if (!pack || !kind || !taxonomy) throw new Error('the example lost its pack');
  return { pack, kind, taxonomy };
}

describe('A condition', () => {
  const { pack } = example();

  it('is found by taxonomy, category and code', () => {
    expect(findCondition(pack, 'street', '0101', '0101-2')?.text.en).toBe('Rubbish blocks the road');
    expect(findCategory(pack, 'street', '01')?.name.zh).toBe('市容');
  });

  it('is not found under another taxonomy or category', () => {
    expect(findCondition(pack, 'gbt30428', '0101', '0101-2')).toBeUndefined();
    expect(findCondition(pack, 'street', '01', '0101-2')).toBeUndefined();
  });
});

describe('The handling limit', () => {
  const { pack, kind } = example();
  const ordinary = findCondition(pack, 'street', '0101', '0101-1');
  const urgent = findCondition(pack, 'street', '0101', '0101-2');

  it('is an urgent condition’s before anything else', () => {
    expect(handleLimit(kind, 'consult', urgent)).toEqual({ amount: 2, unit: 'urgent_hour' });
  });

  it('is the matter’s before an ordinary condition’s, where the kind has one', () => {
    expect(handleLimit(kind, 'consult', ordinary)).toEqual({ amount: 1, unit: 'work_day', reading: 'day_end' });
    expect(handleLimit(kind, 'complaint', ordinary)).toEqual({ amount: 4, unit: 'work_hour' });
  });

  it('is the kind’s own when neither speaks, and none when nothing is set', () => {
    expect(handleLimit(kind, undefined, undefined)).toEqual(kind.limits.handle);
    expect(handleLimit({ ...kind, limits: {} }, undefined, undefined)).toBeUndefined();
  });
});

describe('A category path', () => {
  const { taxonomy } = example();

  it('runs from the big class down, in the language asked for', () => {
    expect(categoryPath(taxonomy, '0101', 'zh')).toEqual(['市容', '暴露垃圾']);
    expect(categoryPath(taxonomy, '0101', 'en')).toEqual(['Street scene', 'Exposed rubbish']);
    expect(categoryPath(taxonomy, '9999', 'en')).toEqual([]);
  });

  it('ends even where unchecked parents run in a circle', () => {
    const circle = { ...taxonomy, categories: taxonomy.categories.map((each) => ({ ...each, parent: '0101' })) };
    expect(categoryPath(circle, '0101', 'zh').length).toBeLessThanOrEqual(circle.categories.length);
  });
});

describe('A category reference', () => {
  const { taxonomy } = example();
  const two = [taxonomy, { ...taxonomy, id: 'other' }];

  it('with its taxonomy is one category, without it every category of that code', () => {
    expect(resolveCategoryRef(two, 'other/0101')).toEqual([{ taxonomy: 'other', code: '0101' }]);
    expect(resolveCategoryRef(two, '0101').map(({ taxonomy: id }) => id)).toEqual(['street', 'other']);
    expect(resolveCategoryRef(two, 'lane/0101')).toEqual([]);
  });

  it('covers its own category and those below it, in its taxonomy only when it names one', () => {
    const rubbish = { taxonomy: 'street', code: '0101' };
    expect(['0101', '01', 'street/0101', 'street/01'].every((text) => coversCategory(text, rubbish))).toBe(true);
    expect(['0102', 'other/0101', 'street/02'].some((text) => coversCategory(text, rubbish))).toBe(false);
  });
});
