import { expect, test } from 'vitest';
import { resumed } from '../acts/drafts.ts';
import { onlyChanged } from './first-values.ts';

test('a correction sends what was changed and why, nothing else', () => {
  const first = { title: '路灯不亮', place: '锦安路 1 号', position: [121.4, 31.3] };
  const body = { title: '路灯不亮', place: '锦安路 11 号', position: [121.4, 31.3], reason: '门牌听错' };
  expect(onlyChanged('edit', body, first)).toEqual({ place: '锦安路 11 号', reason: '门牌听错' });
});

test('any other action is sent whole', () => {
  expect(onlyChanged('dispatch', { leadUnitId: 'u1' }, { leadUnitId: 'u1' })).toEqual({ leadUnitId: 'u1' });
});

test('a correction taken up again leaves alone what a colleague corrected meanwhile', () => {
  const then = { title: '路灯不亮', place: '锦安路 1 号' };
  const left = { ...resumed(undefined, then, 3), values: { ...then, place: '锦安路 11 号', reason: '门牌听错' } };
  const { first, values, seen } = resumed(left, { ...then, title: '路灯不亮、灯杆倾斜' }, 4);
  expect([onlyChanged('edit', values, first), seen]).toEqual([{ place: '锦安路 11 号', reason: '门牌听错' }, 3]);
});
