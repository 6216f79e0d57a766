import type { DeviceProfile } from '@chengyun/contract/profile';
import type { Observation } from '../server/src/devices/observation.ts';
import { compileProfile } from '../server/src/devices/rules/compile-profile.ts';
import { evaluate } from '../server/src/devices/rules/evaluate.ts';
import type { RuleState } from '../server/src/devices/rules/rule-state.ts';

const DEVICES = 2_000;
const ROUNDS = 60;
const START = Date.parse('2026-04-27T00:00:00+08:00');
const name = { zh: '测试', en: 'Test' };
const gives = { kind: 'warning', severity: 'major' } as const;

/** Three points under seven rules of six kinds, as an electrical fire detector or a dust monitor has them. */
const profile: DeviceProfile = {
  ...{ id: 'bench', name, heartbeatSeconds: 60 },
  points: ['a', 'b', 'c'].map((id) => ({ id, name, unit: '', range: { min: -100, max: 1000 } })),
  rules: [
    { id: 'high', name, gives, kind: 'threshold', point: 'a', side: 'above', raise: 70, clear: 60, holdSeconds: 120 },
    { id: 'low', name, gives, kind: 'threshold', point: 'b', side: 'below', raise: 5, clear: 8 },
    { id: 'rate', name, gives, kind: 'rate', point: 'a', way: 'up', change: 60, seconds: 300 },
    { id: 'stuck', name, gives: { kind: 'stuck' }, kind: 'stuck', point: 'b', seconds: 3600, tolerance: 0.01 },
    {
      ...{ id: 'count', name, gives, kind: 'count', point: 'c', minutes: 15 },
      ...{ above: 90, most: 6, completeness: 0.75, everySeconds: 60 },
    },
    {
      ...{ id: 'both', name, gives, kind: 'all', withinSeconds: 300 },
      conditions: [
        { point: 'a', above: 80 },
        { point: 'b', above: 80 },
      ],
    },
    { id: 'silence', name, gives: { kind: 'silent' }, kind: 'silence' },
  ],
};

/** Readings per second through the alarm rules in one process: 2,000 devices, three readings a minute each, one hour. */
export async function run(): Promise<Record<string, number>> {
  const compiled = compileProfile(profile, 'Asia/Shanghai');
  const states = new Map<number, RuleState>();
  let signals = 0;
  let ms = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const observations = observationsOf(round);
    const began = performance.now();
    for (const [device, observation] of observations.entries()) {
      const result = evaluate(compiled, states.get(device), observation, observation.at.getTime());
      states.set(device, result.state);
      signals += result.signals.length;
    }
    ms += performance.now() - began;
  }
  const seconds = ms / 1000;
  const readings = DEVICES * ROUNDS * 3;
  if (states.size !== DEVICES || signals === 0) throw new Error('The rules said nothing, so nothing was measured');
  return {
    readings,
    signals,
    seconds: Math.round(seconds * 100) / 100,
    readings_per_s: Math.round(readings / seconds),
  };
}

function observationsOf(round: number): readonly Observation[] {
  const at = new Date(START + round * 60_000);
  return Array.from({ length: DEVICES }, (_, device) => ({
    ...{ townId: 'bench', deviceId: String(device), at, deviceAt: at, receivedAt: at, sequence: null, events: [] },
    readings: ['a', 'b', 'c'].map((point, nth) => ({ point, value: wave(device * 7 + nth * 31 + round) })),
  }));
}

function wave(n: number): number {
  return 50 + 49 * Math.sin(n / 9);
}
