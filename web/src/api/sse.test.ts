import { expect, test } from 'vitest';
import { readMore, startReading } from './sse.ts';

const read = (...pieces: string[]) => {
  let reading = startReading('');
  return pieces.flatMap((piece) => {
    const step = readMore(reading, piece);
    reading = step.reading;
    return step.events;
  });
};

const caseSeven = { event: 'case', data: '{"id":"7"}', id: '41' };

test('an event is read whole', () => {
  expect(read('id: 41\nevent: case\ndata: {"id":"7"}\n\n')).toEqual([caseSeven]);
});

test('two events in one piece are both read', () => {
  const two = 'id: 41\nevent: case\ndata: {"id":"7"}\n\nevent: import\ndata: {"id":"8"}\n\n';
  expect(read(two)).toEqual([caseSeven, { event: 'import', data: '{"id":"8"}', id: '41' }]);
});

test('an event cut anywhere is read once', () => {
  const whole = 'id: 41\r\nevent: case\r\ndata: {"id":"7"}\r\n\r\n';
  for (let cut = 1; cut < whole.length; cut += 1) {
    expect(read(whole.slice(0, cut), whole.slice(cut))).toEqual([caseSeven]);
  }
});

test('comments and events without data say nothing', () => {
  expect(read(': heartbeat\n\nevent: case\n\n')).toEqual([]);
});

test('several data lines are joined', () => {
  expect(read('data: a\ndata: b\n\n')).toEqual([{ event: 'message', data: 'a\nb', id: '' }]);
});
