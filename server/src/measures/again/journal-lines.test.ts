import { expect, test } from 'vitest';
import { journalsIn } from './journal-lines.ts';

const line = (...fields: readonly string[]) => `${fields.join('\t')}\n`;
const text = [
  line(
    'a',
    '1',
    '2026-11-26 01:39:30.657+00',
    'report',
    '\\N',
    'reported',
    '{"told": {"why": "路\\\\n面\\\\"坏\\\\""}}',
    'a|街',
  ),
  line('a', '2', '2026-11-26 01:40:00+00', 'file', 'reported', 'filed', '{}', '\\N'),
  line('b', '1', '2026-11-27 00:00:00.120456+00', 'report', '\\N', 'reported', '{}', '\\N'),
].join('');
const nobody = { actorId: null, actorRole: 'system', actorUnitId: null, input: {} };
const opened = { ...nobody, seq: 1, action: 'report', from: null, to: 'reported' };
const wanted = [
  {
    ...{ caseId: 'a', print: 'a|街' },
    steps: [
      { ...opened, at: '2026-11-26T01:39:30.657Z', effects: { told: { why: '路\n面"坏"' } } },
      { ...nobody, seq: 2, action: 'file', from: 'reported', to: 'filed', at: '2026-11-26T01:40:00.000Z', effects: {} },
    ],
  },
  { caseId: 'b', print: null, steps: [{ ...opened, at: '2026-11-27T00:00:00.120Z', effects: {} }] },
];

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('wherever the text is cut, in the middle of a character even, the journals are the same', async () => {
  const bytes = Buffer.from(text);
  for (let size = 1; size <= bytes.length; size += 1) {
    const found = [];
    for await (const journals of journalsIn(cut(bytes, size))) found.push(...journals);
    expect(found).toEqual(wanted);
  }
});

test('a town without cases has no journals', async () => {
  const found = [];
  for await (const journals of journalsIn(cut(Buffer.alloc(0), 1))) found.push(...journals);
  expect(found).toEqual([]);
});
