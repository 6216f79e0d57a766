import { expect, test } from 'vitest';
import { thingNarrowedSql } from './things-sql.ts';

const zone = 'Asia/Shanghai';

test('an area narrows alarms and devices at its own level, and the town to everything', () => {
  const codes = ['310199101', '310199101001', '310199101001G03', 'none'];
  expect(codes.map((area) => thingNarrowedSql({ area }, zone))).toEqual([
    'true',
    `coalesce(t.community_code, '') in ('310199101001')`,
    `coalesce(t.grid_code, '') in ('310199101001G03')`,
    `coalesce(t.community_code, '') in ('')`,
  ]);
});

test('an area and a kind narrow together', () => {
  expect(thingNarrowedSql({ area: '310199101001', kind: 'fire' }, zone)).toBe(
    `coalesce(t.community_code, '') in ('310199101001') and t.kind = 'fire'`,
  );
});
