import { expect, test } from 'vitest';
import { onlyChanged } from './first-values.ts';

test('a correction sends what was changed and why, nothing else', () => {
  const first = { title: '路灯不亮', place: '锦安路 1 号', position: [121.4, 31.3] };
  const body = { title: '路灯不亮', place: '锦安路 11 号', position: [121.4, 31.3], reason: '门牌听错' };
  expect(onlyChanged('edit', body, first)).toEqual({ place: '锦安路 11 号', reason: '门牌听错' });
});

test('any other action is sent whole', () => {
  expect(onlyChanged('dispatch', { leadUnitId: 'u1' }, { leadUnitId: 'u1' })).toEqual({ leadUnitId: 'u1' });
});
