import type { DeviceProfile, Rule } from '@chengyun/contract/profile';
import type { Observation, ProtocolEvent, Reading } from '../observation.ts';
import { type CompiledProfile, compileProfile } from './compile-profile.ts';
import { elapse } from './elapse.ts';
import { evaluate } from './evaluate.ts';
import type { RuleState, Signal } from './rule-state.ts';

/** A profile for tests with points a and b (0 to 1000) and one rule. */
export function aProfile(rule: object, more: Partial<DeviceProfile> = {}): CompiledProfile {
  const name = { zh: '测试', en: 'Test' };
  const range = { min: -1000, max: 1000 };
  const given = { id: 'rule', name, gives: { kind: 'warning', severity: 'major' }, ...rule } as Rule;
  return compileProfile(
    {
      id: 'test',
      name,
      heartbeatSeconds: 60,
      points: ['a', 'b'].map((id) => ({ id, name, unit: 'mg/m³', range })),
      rules: [given],
      ...more,
    },
    'Asia/Shanghai',
  );
}

/** 2026-04-27 00:00 in Shanghai. */
export const MIDNIGHT = Date.parse('2026-04-26T16:00:00Z');

/** An observation `seconds` after midnight. */
export function anObservation(
  seconds: number,
  readings: Readonly<Record<string, Reading['value']>>,
  events: readonly ProtocolEvent[] = [],
): Observation {
  const at = new Date(MIDNIGHT + seconds * 1000);
  return {
    ...{ townId: 'test', deviceId: 'device', at, deviceAt: at, receivedAt: at, sequence: null, events },
    readings: Object.entries(readings).map(([point, value]) => ({ point, value })),
  };
}

/** What a day's observations end in, the state being stored and read back after every `chunk` of them. */
export function play(
  profile: CompiledProfile,
  observations: readonly Observation[],
  { chunk = 1, until }: { readonly chunk?: number; readonly until?: number } = {},
): { readonly state: RuleState | undefined; readonly signals: readonly Signal[]; readonly on: boolean } {
  let state: RuleState | undefined;
  const signals: Signal[] = [];
  for (const [at, observation] of observations.entries()) {
    const result = evaluate(profile, state, observation, observation.at.getTime());
    state = result.state;
    signals.push(...result.signals);
    if (at % chunk === 0) state = JSON.parse(JSON.stringify(state)) as RuleState;
  }
  if (until !== undefined && state) {
    const result = elapse(profile, state, MIDNIGHT + until * 1000, MIDNIGHT);
    state = result.state;
    signals.push(...result.signals);
  }
  return { state, signals, on: Object.values(state?.memory ?? {}).some((memory) => memory.on) };
}

/** Signals as "+12" and "-30": on and off, with seconds after midnight. */
export function turns(signals: readonly Signal[]): readonly string[] {
  return signals.map(({ on, at }) => `${on ? '+' : '-'}${(at - MIDNIGHT) / 1000}`);
}
