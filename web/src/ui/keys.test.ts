import { expect, test, vi } from 'vitest';
import { pressName } from './keys.ts';
import { later } from './later.ts';
import { neighbour } from './list-keys.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test.each([
  [{ ...plain, key: 'J' }, 'j'],
  [{ ...plain, key: 'M', shiftKey: true }, 'shift+m'],
  [{ ...plain, key: '?', shiftKey: true }, '?'],
  [{ ...plain, key: 'Enter', metaKey: true }, 'mod+enter'],
  [{ ...plain, key: 'Enter', ctrlKey: true, shiftKey: true }, 'mod+shift+enter'],
  [{ ...plain, key: ' ' }, 'space'],
])('%o is called %s', (press, name) => {
  expect(pressName(press)).toBe(name);
});

test('next and previous stop at the ends and begin at the first row', () => {
  const keys = ['a', 'b', 'c'];
  const found = [
    neighbour(keys, undefined, 1),
    neighbour(keys, 'a', 1),
    neighbour(keys, 'a', -1),
    neighbour(keys, 'c', 1),
  ];
  expect(found).toEqual(['a', 'b', undefined, undefined]);
});

test('a pending act happens once, at its time or before it, and never after being undone', () => {
  vi.useFakeTimers();
  const done: string[] = [];
  const early = later(1000, () => done.push('early'));
  const undone = later(1000, () => done.push('undone'));
  later(1000, () => done.push('in time'));
  early.now();
  undone.cancel();
  undone.now();
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  expect(done).toEqual(['early', 'in time']);
});
