import { expect, test } from 'vitest';
import { siteKindOf } from './site-kind.ts';

test('a place is told by how its name ends; shops beside a school are no school', () => {
  const kinds = ['锦安小学', '锦安社区卫生服务中心', '锦安养老服务站', '锦安集贸市场', '溪岸地块工地', '青溪泵站'].map(
    (name) => siteKindOf({ kind: 'poi', name }),
  );
  expect(kinds).toEqual(['school', 'health', 'care', 'market', 'works', 'pump']);
  expect(siteKindOf({ kind: 'poi', name: '锦安小学文具店' })).toBeUndefined();
  expect(siteKindOf({ kind: 'estate', name: '小学' })).toBeUndefined();
  expect(siteKindOf({ kind: 'aed', name: '锦安小学 AED' })).toBe('aed');
});
