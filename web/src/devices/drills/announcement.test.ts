import { expect, test } from 'vitest';
import { emptyAnnouncement, endAfter, toOccasion } from './announcement.ts';

const zone = 'Asia/Shanghai';
const empty = emptyAnnouncement(new Date('2026-11-25T08:00:00Z'), zone);
const drill = { ...empty, name: ' 疏散演练 ', building: '春申苑 3 号楼' };

test('a new announcement is a drill of two hours from now on, by the town’s clock', () => {
  expect([empty.kind, empty.from, empty.to]).toEqual(['drill', '2026-11-25T16:00', '2026-11-25T18:00']);
  expect(endAfter(empty.from, 'half', zone)).toBe('2026-11-25T20:00');
});

test('what is missing is told before anything is sent', () => {
  expect([
    toOccasion({ ...drill, name: ' 练 ' }, zone),
    toOccasion({ ...drill, building: ' ' }, zone),
    toOccasion({ ...drill, scope: 'community' }, zone),
    toOccasion({ ...drill, scope: 'devices' }, zone),
    toOccasion({ ...drill, to: drill.from }, zone),
    toOccasion({ ...drill, from: '' }, zone),
  ]).toEqual(['name', 'where', 'where', 'where', 'time', 'time']);
});

test('only the chosen place is sent', () => {
  expect(toOccasion({ ...drill, communityCode: '310199101001', reason: ' 年度演练 ' }, zone)).toEqual({
    ...{ kind: 'drill', name: '疏散演练', building: '春申苑 3 号楼', reason: '年度演练' },
    ...{ from: '2026-11-25T08:00:00.000Z', to: '2026-11-25T10:00:00.000Z' },
  });
});
