import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { resends } from './resends.ts';

type Sent = readonly [serial: number, sequence: string, seconds: number, deviceId?: string];

/** Which of the packets of one connection are taken for resends. */
function again(...sent: readonly Sent[]): readonly boolean[] {
  const [told, socket] = [resends(), new Socket()];
  return sent.map(([serial, sequence, seconds, deviceId = 'box']) =>
    told.isAgain({ socket, deviceId, serial, sequence, at: seconds * 1000 }),
  );
}

test('of a device that counts its packets the same number with the same unit is a resend, three times over', () => {
  expect(again([1, 'normal', 0], [2, 'fire', 1], [2, 'fire', 11], [2, 'fire', 21], [2, 'fire', 31])).toEqual([
    ...[false, false, true, true, true],
  ]);
});

test('two fires of a device that counts are two, and so are all of one that leaves its number as it is', () => {
  expect(again([1, 'fire', 0], [2, 'fire', 10], [3, 'normal', 20], [4, 'fire', 30])).not.toContain(true);
  expect(again([0, 'normal', 0], [0, 'fire', 1], [0, 'fire', 11], [0, 'normal', 12], [0, 'fire', 13])).not.toContain(
    true,
  );
});

test('what came before another packet, a minute ago or under a number that began anew is no resend', () => {
  expect(again([1, 'fire', 0], [2, 'normal', 1], [1, 'fire', 2])).not.toContain(true);
  expect(again([1, 'normal', 0], [2, 'fire', 1], [2, 'fire', 62])).not.toContain(true);
});

test('each device of a connection is told by itself, and another connection knows nothing', () => {
  expect(again([1, 'normal', 0], [2, 'fire', 1, 'box'], [2, 'fire', 2, 'other'])).not.toContain(true);
  const told = resends();
  const packet = { deviceId: 'box', serial: 2, sequence: 'fire', at: 0 };
  const first = new Socket();
  told.isAgain({ ...packet, socket: first, serial: 1 });
  expect([told.isAgain({ ...packet, socket: first }), told.isAgain({ ...packet, socket: new Socket() })]).toEqual([
    ...[false, false],
  ]);
});
