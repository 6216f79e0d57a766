import type { HealthLine } from '@chengyun/contract/alarm';
import { expect, test } from 'vitest';
import { groupHealth } from './group-health.ts';

const line = (id: string, communityCode: string | null): HealthLine => ({
  device: {
    ...{ id, name: id, model: null, profileId: null, building: null, place: null, position: null },
    communityCode,
  },
  ...{ kind: 'silent', since: '2026-11-25T08:00:00Z', value: null },
});

test('each community has its own list; what lies in none comes last', () => {
  const [stray, a, b, c] = [
    line('x', null),
    line('a', '310114101001'),
    line('b', '310114101002'),
    line('c', '310114101001'),
  ];
  expect(groupHealth([stray, a, b, c])).toEqual([
    { community: '310114101001', lines: [a, c] },
    { community: '310114101002', lines: [b] },
    { community: null, lines: [stray] },
  ]);
});
