import { expect, test } from 'vitest';
import { nextOfAlarm } from './next-of-alarm.ts';

const at = (minute: number) => new Date(Date.parse('2026-11-25T04:00:00Z') + minute * 60_000);
const raised: Parameters<typeof nextOfAlarm>[0] = {
  ...{
    id: 'a',
    version: 1,
    kind: 'fire',
    severity: 'critical',
    state: 'raised',
    raisedAt: at(0),
    drill: false,
    quiet: false,
  },
  ...{ acknowledgedAt: null, judgedAt: null, endedAt: null },
};

test('a fire is taken note of within two minutes, judged within a quarter of an hour, and cleared once it is over', () => {
  const ack = nextOfAlarm(raised, 7);
  expect([ack?.action, (ack?.at ?? 0) <= at(2).getTime()]).toEqual(['ack', true]);
  const verdict = nextOfAlarm({ ...raised, version: 2, state: 'acknowledged', acknowledgedAt: at(1) }, 7);
  expect(['false', 'confirm']).toContain(verdict?.action);
  expect(verdict?.at).toBeLessThanOrEqual(at(15).getTime());
  const over = { ...raised, version: 3, state: 'false', acknowledgedAt: at(1), judgedAt: at(9) } as const;
  expect(nextOfAlarm(over, 7)).toBeNull();
  expect(nextOfAlarm({ ...over, endedAt: at(10) }, 7)?.action).toBe('clear');
});

test('nearly all fire alarms are none, and each that is none says why', () => {
  const verdicts = Array.from({ length: 400 }, (_, n) =>
    nextOfAlarm({ ...raised, id: `a${n}`, state: 'acknowledged' }, 7),
  );
  const none = verdicts.filter((one) => one?.action === 'false');
  expect(Math.abs(none.length / 400 - 0.9)).toBeLessThan(0.06);
  expect(none.every((one) => (one?.given.reason ?? '').length > 0)).toBe(true);
});

test('a drill is nobody’s alarm, and a fault that ends clears by itself', () => {
  expect(nextOfAlarm({ ...raised, drill: true }, 7)).toBeNull();
  expect(
    nextOfAlarm({ ...raised, kind: 'fault', severity: 'minor', state: 'confirmed', endedAt: at(3) }, 7),
  ).toBeNull();
});
