import { expect, test } from 'vitest';
import type { Taken, Wire } from './kept-line.ts';
import { visitLine } from './visit-line.ts';

type Packet = { readonly text: string };

/** A line to a place that answers as told, with what was said on each connection. */
function aLine(answers: (text: string) => Taken | null) {
  const connections: string[][] = [];
  const settled: string[] = [];
  const open = async (): Promise<Wire<Packet>> => {
    const said: string[] = [];
    connections.push(said);
    const { promise: closed, resolve: end } = Promise.withResolvers<void>();
    const send: Wire<Packet>['send'] = ({ text }, _, taken) => {
      said.push(text);
      const how = answers(text);
      if (how) taken(how);
      else end();
    };
    return { send, closed, end };
  };
  const line = visitLine<Packet>({
    ...{ open, memory: 3, patienceMs: 1_000, now: () => 0, onTrouble: () => {} },
    settled: ({ text }, how) => void settled.push(`${text} ${how}`),
  });
  return { line, connections, settled };
}

test('it connects to speak, says all that waits, and leaves', async () => {
  const { line, connections, settled } = aLine((text) => (text === 'bad' ? 'refused' : 'acknowledged'));
  for (const text of ['a', 'bad', 'b']) line.give({ text });
  await expect.poll(line.waiting).toBe(0);
  line.give({ text: 'c' });
  await expect.poll(line.waiting).toBe(0);
  expect(connections).toEqual([['a', 'bad', 'b'], ['c']]);
  expect(settled).toEqual(['a acknowledged', 'bad refused', 'b acknowledged', 'c acknowledged']);
});

test('what was not answered waits and is said again, and no more waits than it remembers', async () => {
  let tries = 0;
  const { line, settled } = aLine(() => (++tries > 1 ? 'acknowledged' : null));
  expect(['a', 'b', 'c', 'd'].map((text) => line.give({ text }))).toEqual([true, true, true, false]);
  await expect.poll(line.resent).toBe(1);
  await expect.poll(() => settled, { timeout: 5_000 }).toHaveLength(3);
  line.stop();
});
