import { expect, test } from 'vitest';
import { hexLines } from './hex-lines.ts';

test('a frame stands sixteen bytes a line with its place and its text', () => {
  expect(hexLines('23233030333051543d3230323631313235ff')).toEqual([
    { offset: '0000', bytes: '23 23 30 30 33 30 51 54 3d 32 30 32 36 31 31 32', text: '##0030QT=2026112' },
    { offset: '0010', bytes: '35 ff', text: '5·' },
  ]);
});

test('an empty frame has no lines', () => {
  expect(hexLines('')).toEqual([]);
});
