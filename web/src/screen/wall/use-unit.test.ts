import { expect, test } from 'vitest';
import { roomOf } from './use-unit.ts';

test('everything grows with the height: 1080p, 4K, 8K', () => {
  expect(roomOf(1920, 1080)).toEqual({ unit: 1, shape: 'usual' });
  expect(roomOf(3840, 2160)).toEqual({ unit: 2, shape: 'usual' });
  expect(roomOf(7680, 4320)).toEqual({ unit: 4, shape: 'usual' });
});

test('a wall of 32:9 has its sides in two columns', () => {
  expect(roomOf(5120, 1440)).toEqual({ unit: 1440 / 1080, shape: 'wide' });
});

test('an old projector shrinks it so that the map keeps its room, a phone stacks it', () => {
  expect(roomOf(1024, 768)).toEqual({ unit: 1024 / 1480, shape: 'usual' });
  expect(roomOf(390, 844)).toEqual({ unit: 1, shape: 'tall' });
});
