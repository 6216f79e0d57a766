import { expect, test } from 'vitest';
import { anAlarm } from '../alarms/an-alarm.ts';
import { sensorsIn } from './sensors.ts';
import { wantedCase } from './wanted-case.ts';

const [smoke, controller] = [42, 1];
const of = (deviceId: string, part: string, component: number | null = null) => ({ deviceId, part, component });

test.each([
  ['two detectors of one transmission device', 2, [of('box', '1-1/1-1', smoke), of('box', '1-1/1-2', smoke)]],
  ['one detector and the state of its system', 1, [of('box', '1-1', controller), of('box', '1-1/1-1', smoke)]],
  ['the states of a system and of the device itself', 1, [of('box', '1-1', controller), of('box', '', controller)]],
  ['a system and a detector on another line', 2, [of('box', '1-1', controller), of('smoke', '')]],
  ['the same part told twice', 1, [of('box', '7'), of('box', '7')]],
  ['none', 0, []],
])('%s: %i', (_, sensors, fires) => {
  expect(sensorsIn(fires)).toBe(sensors);
});

test('a person who finds a fire real in a drill or in maintenance makes a case; the drill by itself makes none', () => {
  const drill = { drill: true, quiet: true } as const;
  expect(wantedCase([anAlarm(drill), anAlarm({ ...drill, id: 'b', deviceId: 'd2' })])).toBeNull();
  expect(wantedCase([anAlarm({ ...drill, state: 'confirmed', verdict: 'confirmed' })])).not.toBeNull();
});
