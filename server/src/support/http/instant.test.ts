import Type from 'typebox';
import { expect, test } from 'vitest';
import { isInstant } from './instant.ts';
import { faultsAgainst } from './validate.ts';

test('an instant has an offset and is one that can be kept', () => {
  const fits = ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00.5+08:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'];
  expect(fits.map(isInstant)).toEqual(fits.map(() => true));
  const none = ['2026-11-01', '2026-11-01T00:00:00', '2026-02-30T00:00:00Z', '2026-11-01T23:59:60Z'];
  const unkept = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '0001-01-01T00:00:00+08:00'];
  expect([...none, ...unkept].map(isInstant)).toEqual([...none, ...unkept].map(() => false));
});

test('what is sent as an instant is checked to be one', () => {
  const schema = Type.Object({ from: Type.String({ format: 'date-time' }) });
  expect(faultsAgainst(schema, { from: '2026-11-01T23:59:60Z' })).toMatchObject([{ path: 'from', keyword: 'format' }]);
  expect(faultsAgainst(schema, { from: '2026-11-01T23:59:59Z' })).toEqual([]);
});
