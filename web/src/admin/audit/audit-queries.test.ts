import { expect, test } from 'vitest';
import { readAuditFilters } from './audit-queries.ts';

test('the address holds the filters and nothing else', () => {
  expect(readAuditFilters({ who: '王', ok: 'no', kind: '', other: 'x', from: 7 })).toEqual({ who: '王', ok: 'no' });
});
