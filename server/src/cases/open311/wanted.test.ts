import { expect, test } from 'vitest';
import { idOf } from '../testing/a-town.ts';
import { wantedBy } from './wanted.ts';

const now = new Date('2026-04-27T01:00:00Z');
const DAYS_90 = 90 * 86_400_000;
const at = (text: string) => new Date(text);

function refused(query: Parameters<typeof wantedBy>[0]) {
  try {
    wantedBy(query, now);
    return undefined;
  } catch (error) {
    const { code, values } = error as { readonly code: string; readonly values: Readonly<Record<string, unknown>> };
    return [code, values['name'] ?? values['code']];
  }
}

test('who asks for nothing gets the last 90 days, 1,000 reports', () => {
  expect(wantedBy({}, now)).toEqual({ from: new Date(now.getTime() - DAYS_90), limit: 1000, offset: 0 });
});

test('one end of a range gives the other, both may be 90 days apart', () => {
  const [from, to] = ['2026-01-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00'];
  const both = { from: at(from), to: at(to) };
  expect(wantedBy({ start_date: from, end_date: to }, now)).toMatchObject(both);
  expect(wantedBy({ start_date: from }, now)).toMatchObject(both);
  expect(wantedBy({ end_date: to }, now)).toMatchObject(both);
  expect(refused({ start_date: from, end_date: '2026-04-01T00:00:01+08:00' })).toEqual(['open311.misfit', 'end_date']);
  expect(refused({ start_date: to, end_date: from })).toEqual(['open311.misfit', 'end_date']);
});

test('ids override all else', () => {
  const query = { service_request_id: `${idOf(1)}, ${idOf(2)}`, status: 'odd', page: 7, start_date: now.toISOString() };
  expect(wantedBy(query, now)).toEqual({ ids: [idOf(1), idOf(2)], limit: 100, offset: 0 });
  expect(refused({ service_request_id: '638344' })).toEqual(['open311.misfit', 'service_request_id']);
  expect(refused({ service_request_id: Array(101).fill(idOf(1)).join() })).toEqual([
    'open311.misfit',
    'service_request_id',
  ]);
});

test('services, statuses and pages narrow', () => {
  expect(wantedBy({ service_code: 'a.b.1,a.b.2', status: 'closed', page: 3, page_size: 50 }, now)).toMatchObject({
    ...{
      services: [
        ['a', 'b', '1'],
        ['a', 'b', '2'],
      ],
      status: 'closed',
      limit: 50,
      offset: 100,
    },
  });
  expect(wantedBy({ status: 'open,closed', service_code: ',' }, now)).not.toHaveProperty('status');
  expect(refused({ status: 'investigating' })).toEqual(['open311.misfit', 'status']);
  expect(refused({ service_code: '006' })).toEqual(['open311.no-service', '006']);
  expect(refused({ page: 102 })).toEqual(['open311.misfit', 'page']);
});

test('a range that begins or ends where years do stays within what the store reads', () => {
  const told = (query: object) => wantedBy(query, new Date('2026-11-27T00:00:00Z'));
  expect(told({ start_date: '9999-12-31T00:00:00Z' }).to?.toISOString()).toBe('9999-12-31T23:59:59.000Z');
  expect(told({ end_date: '0001-01-02T00:00:00Z' }).from?.toISOString()).toBe('0001-01-01T00:00:00.000Z');
});
